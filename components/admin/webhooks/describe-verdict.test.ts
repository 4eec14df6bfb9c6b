import { expect, it } from 'vitest';
import { describeVerdict } from './describe-verdict';

const at = { signedAt: '2026-11-24T09:00:00.000Z' };

it('says which secret it was where there are several, and how old the signature was', () => {
  expect(describeVerdict({ ...at, secret: 1, secrets: 1, ageMs: 340 })).toBe('accepted, 0.3 s after it was signed');
  expect(describeVerdict({ ...at, secret: 1, secrets: 2, ageMs: 12_400 })).toBe(
    'accepted, by the newest of 2 secrets, 12 s after it was signed',
  );
  expect(describeVerdict({ ...at, secret: 2, secrets: 2, ageMs: -2_000 })).toBe(
    'accepted, by the older of 2 secrets, 2.0 s before it was signed by the platform’s clock',
  );
  expect(describeVerdict({ signedAt: null, secret: 3, secrets: 3, ageMs: null })).toBe('accepted, by secret 3 of 3');
});
