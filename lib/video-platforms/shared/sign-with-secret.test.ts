import { jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { signWithSecret } from './sign-with-secret';

it('makes tokens that whoever holds the secret verifies, and nobody else', async () => {
  const secret = 'a secret with ümlauts, long enough for everybody';
  const claims = {
    sub: 'ada',
    room: 'stand-up',
    context: { user: { name: 'Ada “Countess” Lovelace ✓' } },
    exp: 4_102_444_800,
  };
  const token = signWithSecret(claims, secret);
  const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secret));
  expect(payload).toEqual(claims);
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
  await expect(jwtVerify(token, new TextEncoder().encode(`${secret}.`))).rejects.toThrow(
    'signature verification failed',
  );
});
