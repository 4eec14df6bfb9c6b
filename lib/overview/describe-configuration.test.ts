import { describe, expect, it } from 'vitest';
import { GUEST } from '../access/actor';
import { readSettings } from '../env/settings';
import { describeConfiguration } from './describe-configuration';

const settings = readSettings({
  DATABASE_URL: 'postgresql://patchbay:hunter2-database@db.example.com/patchbay',
  NEXTAUTH_SECRET: 'hunter2-sign-in-secret',
  PATCHBAY_API_KEY: 'hunter2-key-of-machines',
  OIDC_ISSUER: 'https://id.example.com',
  OIDC_CLIENT_ID: 'patchbay',
  OIDC_CLIENT_SECRET: 'hunter2-client-secret',
  PUBLIC_URL: 'https://meet.example.com/',
});

describe('describeConfiguration', () => {
  it('tells administrators what is set, and no secret', () => {
    const entries = describeConfiguration({ kind: 'system', name: 'test' }, settings);
    expect(entries).toContainEqual({ name: 'PUBLIC_URL', label: 'Address', value: 'https://meet.example.com' });
    expect(entries).toContainEqual({ name: 'PATCHBAY_API_KEY', label: 'Key from the environment', value: 'set' });
    expect(JSON.stringify(entries)).not.toContain('hunter2');
  });

  it('tells nobody else', () => {
    const member = { kind: 'user', id: 'id', name: 'Ada', email: 'ada@example.com', role: 'member' } as const;
    expect(() => describeConfiguration(GUEST, settings)).toThrow('Sign in');
    expect(() => describeConfiguration(member, settings)).toThrow('Only an administrator');
  });
});
