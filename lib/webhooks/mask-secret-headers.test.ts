import { expect, it } from 'vitest';
import { maskSecretHeaders } from './mask-secret-headers';

it('keeps the names of headers that carry a secret, and what else one looks at headers for', () => {
  const told = {
    'content-type': 'application/json',
    'user-agent': 'Daily/1.0',
    'x-webhook-signature': 'b0b1',
    'x-webhook-timestamp': '1700000000',
    'idempotency-key': 'k-1',
  };
  const secret = { authorization: 'Bearer abc', cookie: 'a=b', 'x-api-key': 'abc', 'x-auth-token': 'abc' };
  expect(
    maskSecretHeaders({
      ...told,
      ...secret,
      'x-forwarded-proof': 'Bearer abc',
      referer: 'https://x.test/?token=abc&lang=de',
    }),
  ).toEqual({
    ...told,
    ...Object.fromEntries(Object.keys(secret).map((name) => [name, '[secret]'])),
    'x-forwarded-proof': 'Bearer [secret]',
    referer: 'https://x.test/?token=[secret]&lang=de',
  });
});
