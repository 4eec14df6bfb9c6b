import { describe, expect, it } from 'vitest';
import { readIssuerClaims } from './issuer-claims';

const CLAIMS = {
  iss: 'https://id.example.com',
  sub: '42',
  email: 'Ada@Example.com',
  email_verified: true,
  name: 'Ada Lovelace',
  groups: ['staff', 'patchbay-admins'],
};

describe('claims of an identity provider', () => {
  it('are read in our words', () => {
    expect(readIssuerClaims(CLAIMS, 'patchbay-admins')).toEqual({
      subject: 'https://id.example.com|42',
      email: 'Ada@Example.com',
      isEmailVerified: true,
      name: 'Ada Lovelace',
      isAdministrator: true,
    });
  });

  it('make nobody an administrator whose group is another, missing or malformed', () => {
    for (const groups of [['patchbay-admins-not'], undefined, null, { 'patchbay-admins': true }, 'staff']) {
      expect(readIssuerClaims({ ...CLAIMS, groups }, 'patchbay-admins').isAdministrator).toBe(false);
    }
    expect(readIssuerClaims(CLAIMS, undefined).isAdministrator).toBeNull();
    expect(readIssuerClaims({ ...CLAIMS, groups: 'patchbay-admins' }, 'patchbay-admins').isAdministrator).toBe(true);
  });

  it('vouch for an address only by saying so', () => {
    for (const email_verified of [undefined, false, 'false', 1, null]) {
      expect(readIssuerClaims({ ...CLAIMS, email_verified }, undefined).isEmailVerified).toBe(false);
    }
    expect(readIssuerClaims({ ...CLAIMS, email_verified: 'true' }, undefined).isEmailVerified).toBe(true);
  });

  it('may lack address and name', () => {
    const bare = readIssuerClaims({ iss: CLAIMS.iss, sub: CLAIMS.sub }, undefined);
    expect(bare).toMatchObject({ email: null, name: 'Somebody' });
    expect(readIssuerClaims({ ...CLAIMS, email: 'not an address' }, undefined).email).toBeNull();
  });

  it('bring no markup into names, and nothing without a subject', () => {
    const name = '<b>Ada</b>\u202e\u0000 Lovelace';
    expect(readIssuerClaims({ ...CLAIMS, name }, undefined).name).toBe('bAda/b Lovelace');
    expect(() => readIssuerClaims({ ...CLAIMS, sub: undefined }, undefined)).toThrow();
  });
});
