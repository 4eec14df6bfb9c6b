import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdatedHash, verifyPassword } from './password-hash';

// Hashing is slow by intent, and slower beside other tests.
describe('password hashes', { timeout: 60_000 }, () => {
  it('take the right password and no other', async () => {
    const hash = await hashPassword('correct horse');
    expect(await verifyPassword('correct horse', hash)).toBe(true);
    expect(await verifyPassword('correct horsf', hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  it('carry a salt and their cost, and never the password', async () => {
    const [first, second] = [await hashPassword('correct horse'), await hashPassword('correct horse')];
    expect(first).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toBe(second);
    expect(isOutdatedHash(first)).toBe(false);
  });

  it('of an older cost are still understood, and known to be old', async () => {
    // scrypt(N = 1024, r = 8, p = 1) of "password" with the salt "saltsaltsaltsalt".
    const { scryptSync } = await import('node:crypto');
    const salt = Buffer.from('saltsaltsaltsalt');
    const derived = scryptSync('password', salt, 32, { N: 1024, r: 8, p: 1 });
    const old = `$scrypt$ln=10,r=8,p=1$${salt.toString('base64url')}$${derived.toString('base64url')}`;
    expect(await verifyPassword('password', old)).toBe(true);
    expect(await verifyPassword('passwort', old)).toBe(false);
    expect(isOutdatedHash(old)).toBe(true);
  });

  it('know one password in both forms of Unicode', async () => {
    const hash = await hashPassword('caf\u00e9 au lait');
    expect(await verifyPassword('cafe\u0301 au lait', hash)).toBe(true);
  });

  it.each([null, '', 'nonsense', '$scrypt$ln=31,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'that are missing or damaged (%s) take nothing',
    async (hash) => {
      expect(await verifyPassword('password', hash)).toBe(false);
    },
  );

  it('take as long for an account that does not exist', async () => {
    const hash = await hashPassword('correct horse');
    const timeOf = async (candidate: string | null): Promise<number> => {
      const start = performance.now();
      await verifyPassword('wrong', candidate);
      return performance.now() - start;
    };
    const [known, unknown] = [await timeOf(hash), await timeOf(null)];
    // Wide enough for a busy machine: without the work an unknown account takes a thousandth.
    expect(unknown).toBeGreaterThan(known / 10);
  });
});
