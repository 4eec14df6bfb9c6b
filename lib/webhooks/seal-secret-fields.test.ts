import { describe, expect, it, vi } from 'vitest';

vi.mock('../env/settings', () => ({ getSettings: () => ({ NEXTAUTH_SECRET: 'a secret of this installation' }) }));

const { openSecretFields, sealSecretFields } = await import('./seal-secret-fields');

const LINK = 'https://storage.test/p/x?\\"a\\"=Zoë';
const BODY = Buffer.from(`{"data": {"preAuthenticatedLink" : "${LINK}", "name":"Zoë \\u0000 🎉"}, "share_token":""}`);

describe('sealSecretFields', () => {
  it('keeps secrets of a body sealed and gives them back byte for byte', () => {
    const kept = Buffer.from(sealSecretFields(BODY, 'jaas'));
    expect(kept.toString()).not.toContain('storage.test');
    expect(kept.toString()).toContain('"name":"Zoë \\u0000 🎉"');
    expect(JSON.parse(kept.toString()).data.preAuthenticatedLink).toMatch(/^sealed:[\w-]+$/);
    expect(Buffer.from(openSecretFields(kept, 'jaas')).equals(BODY)).toBe(true);
  });

  it('leaves a body without secrets, and one that is no text at all, as it came', () => {
    for (const body of [Buffer.from('{"name":"link"}'), Buffer.from([0xff, 0x22, 0x00, 0x7b])]) {
      expect(sealSecretFields(body, 'jaas')).toBe(body);
      expect(openSecretFields(body, 'jaas')).toBe(body);
    }
  });

  it('reads what was kept in clear, and says where a seal can’t be opened', () => {
    expect(openSecretFields(BODY, 'jaas')).toEqual(BODY);
    const kept = sealSecretFields(BODY, 'jaas');
    expect(() => openSecretFields(kept, 'daily')).toThrow('NEXTAUTH_SECRET');
  });
});
