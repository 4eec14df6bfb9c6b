import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hasThrottleSince } from '@/lib/data/accounts/sign-in-throttles';
import { findUser, findUserByEmail } from '@/lib/data/accounts/users';
import { sql } from '@/lib/data/sql';
import { AppError } from '@/lib/errors/app-error';
import { authenticateUser } from '@/lib/users/authenticate-user';
import { changePassword } from '@/lib/users/change-password';
import { createUser } from '@/lib/users/create-user';
import { ensureFirstAdministrator } from '@/lib/users/ensure-first-administrator';
import { forgetSignInFailures } from '@/lib/users/forget-sign-in-failures';
import { hashPassword } from '@/lib/users/password-hash';
import { noteSignInSuccess, reserveSignInAttempt } from '@/lib/users/sign-in-throttle';
import { type IssuerIdentity, signInThroughIssuer } from '@/lib/users/sign-in-through-issuer';
import { updateUser } from '@/lib/users/update-user';
import { makeUser } from '../support/factories';
import { setUpTestDatabase } from '../support/test-database';

const settings = vi.hoisted(() => ({
  ADMIN_EMAIL: 'admin@localhost',
  ADMIN_PASSWORD: undefined as string | undefined,
}));

vi.mock('@/lib/env/settings', () => ({ getSettings: () => ({ ...settings, LOG_LEVEL: 'silent' }) }));

// Passwords are slow to check by intent, and slower beside other tests.
vi.setConfig({ testTimeout: 60_000 });

setUpTestDatabase();

const START = new Date('2026-11-24T09:00:00Z');
const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);
const HOME = '203.0.113.7';

beforeEach(async () => {
  settings.ADMIN_EMAIL = 'admin@localhost';
  settings.ADMIN_PASSWORD = undefined;
  await sql.query({ text: 'TRUNCATE users, sign_in_throttles, audit_entries CASCADE' });
});

async function makeAda(): Promise<Awaited<ReturnType<typeof makeUser>>> {
  return makeUser({ email: 'ada@example.com', passwordHash: await hashPassword('correct horse') });
}

/** `right`, `wrong`, `disabled`, or the seconds to wait. */
async function tryToSignIn(
  password: string,
  from: { address?: string; at?: Date; email?: string } = {},
): Promise<string | number> {
  try {
    const { email = 'ada@example.com', address = HOME, at = START } = from;
    return (await authenticateUser({ email, password, address, now: at })).kind;
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many-requests') return error.retryAfterSeconds ?? 0;
    throw error;
  }
}

/** An attempt as the throttle sees it, without the cost of checking a password. */
async function attempt(
  isRight: boolean,
  from: { address?: string; at?: Date; email?: string } = {},
): Promise<string | number> {
  const { email = 'ada@example.com', address = HOME, at: now = START } = from;
  try {
    await reserveSignInAttempt({ email, address, now });
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many-requests') return error.retryAfterSeconds ?? 0;
    throw error;
  }
  if (isRight) await noteSignInSuccess({ email, address, now });
  return isRight ? 'signed-in' : 'wrong';
}

async function failFrom(address: string, times: number, at: Date = START): Promise<void> {
  for (let time = 0; time < times; time++) await attempt(false, { address, at });
}

describe('signing in with a password', () => {
  it('takes the right one, in any form of the address, and no other', async () => {
    await makeAda();
    expect(await tryToSignIn('correct horse', { email: ' ADA@Example.com ' })).toBe('signed-in');
    expect(await tryToSignIn('correct cow')).toBe('wrong');
    expect(await tryToSignIn('correct horse', { email: 'nobody@example.com' })).toBe('wrong');
  });

  it('refuses an account without a password, whatever is typed', async () => {
    await makeUser({ email: 'ada@example.com' });
    expect(await tryToSignIn('')).toBe('wrong');
    expect(await tryToSignIn('null')).toBe('wrong');
  });

  it('says that an account is disabled only to who knows its password', async () => {
    const { id } = await makeAda();
    await sql.query({ text: 'UPDATE users SET disabled_at = now() WHERE id = $1', values: [id] });
    expect(await tryToSignIn('wrong')).toBe('wrong');
    expect(await tryToSignIn('correct horse')).toBe('disabled');
  });

  it('strengthens a hash of an older cost without ending sessions', async () => {
    const { scryptSync } = await import('node:crypto');
    const salt = Buffer.from('saltsaltsaltsalt');
    const derived = scryptSync('correct horse', salt, 32, { N: 1024, r: 8, p: 1 });
    const old = `$scrypt$ln=10,r=8,p=1$${salt.toString('base64url')}$${derived.toString('base64url')}`;
    const { id } = await makeUser({ email: 'ada@example.com', passwordHash: old });
    expect(await tryToSignIn('correct horse')).toBe('signed-in');
    const [row] = await sql.query<{ password_hash: string; session_version: number }>({
      text: 'SELECT password_hash, session_version FROM users WHERE id = $1',
      values: [id],
    });
    expect(row?.password_hash).toContain('$ln=15,');
    expect(row?.session_version).toBe(1);
    expect(await tryToSignIn('correct horse')).toBe('signed-in');
  });
});

describe('guessing', () => {
  it('is slowed from the fifth failure on, also for the right password, and opens again', async () => {
    await makeAda();
    await failFrom(HOME, 5);
    expect(await tryToSignIn('correct horse')).toBe(5);
    // Asking while it is shut doesn't make it longer.
    expect(await tryToSignIn('correct horse', { at: later(2) })).toBe(3);
    expect(await tryToSignIn('correct horse', { at: later(5) })).toBe('signed-in');
    // A success begins anew.
    await failFrom(HOME, 4, later(6));
    expect(await attempt(true, { at: later(6) })).toBe('signed-in');
  });

  it('at unknown accounts is slowed alike', async () => {
    for (let time = 0; time < 5; time++) await attempt(false, { email: 'nobody@example.com' });
    expect(await attempt(false, { email: 'nobody@example.com' })).toBe(5);
  });

  it('at many accounts shuts the address it comes from, and no other', async () => {
    for (let time = 0; time < 20; time++) await attempt(false, { email: `nobody-${time}@example.com` });
    expect(await attempt(true)).toBe(5);
    expect(await attempt(true, { address: '198.51.100.1' })).toBe('signed-in');
  });

  it('at the same moment counts each', async () => {
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => attempt(false)));
    expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(5);
  });

  it('from elsewhere does not lock the owner out where they signed in before', async () => {
    expect(await attempt(true)).toBe('signed-in');
    for (let place = 1; place <= 11; place++) await failFrom(`198.51.100.${place}`, 5);
    expect(await attempt(true, { address: '192.0.2.99', at: START })).toBeGreaterThan(0);
    expect(await attempt(true, { address: HOME })).toBe('signed-in');
  });

  it('from everywhere makes a newcomer to the account wait a minute at most', async () => {
    for (let place = 1; place <= 30; place++) await failFrom(`198.51.100.${place}`, 4, later(place * 61));
    const wait = await attempt(true, { address: '192.0.2.99', at: later(30 * 61) });
    expect(wait === 'signed-in' || Number(wait) <= 60).toBe(true);
    expect(await attempt(true, { address: '192.0.2.99', at: later(31 * 61) })).toBe('signed-in');
  });

  it('is forgotten by the clean-up, while known places stay', async () => {
    await attempt(true);
    await failFrom('198.51.100.1', 5);
    const known = await sql.query<{ key: string }>({
      text: "SELECT key FROM sign_in_throttles WHERE key LIKE 'known:%'",
    });
    expect(known).toHaveLength(1);
    expect(await forgetSignInFailures(later(10 * 60))).toBe(0);
    expect(await forgetSignInFailures(later(2 * 60 * 60))).toBeGreaterThan(0);
    expect(await sql.query({ text: 'SELECT key FROM sign_in_throttles' })).toEqual(known);
    expect(await hasThrottleSince(known[0]?.key ?? '', START)).toBe(true);
  });
});

describe('the first administrator', () => {
  it('is made once, with a password that is told once and kept hashed', async () => {
    const first = await ensureFirstAdministrator();
    expect(first.oneTimePassword).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(await tryToSignIn(first.oneTimePassword ?? '', { email: 'admin@localhost' })).toBe('signed-in');
    const rows = await sql.query<{ password_hash: string }>({ text: 'SELECT password_hash FROM users' });
    expect(rows[0]?.password_hash).not.toContain(first.oneTimePassword);
    expect(await ensureFirstAdministrator()).toEqual({ id: first.id, email: 'admin@localhost', oneTimePassword: null });
  });

  it('is one also where several processes start at once', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => ensureFirstAdministrator()));
    expect(made.filter(({ oneTimePassword }) => oneTimePassword !== null)).toHaveLength(1);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await sql.query({ text: 'SELECT 1 FROM users' })).toHaveLength(1);
  });

  it('has the password of ADMIN_PASSWORD where that is set, and later starts change nothing', async () => {
    settings.ADMIN_PASSWORD = 'given by the operator';
    const first = await ensureFirstAdministrator();
    expect(first.oneTimePassword).toBeNull();
    settings.ADMIN_PASSWORD = 'another one';
    await ensureFirstAdministrator();
    expect(await tryToSignIn('another one', { email: 'admin@localhost' })).toBe('wrong');
    expect(await tryToSignIn('given by the operator', { email: 'admin@localhost' })).toBe('signed-in');
  });

  it('is made later only where ADMIN_PASSWORD is set and nobody has that address', async () => {
    const { id } = await makeUser({ email: 'boss@example.com', role: 'admin' });
    expect(await ensureFirstAdministrator()).toEqual({ id, email: 'boss@example.com', oneTimePassword: null });
    settings.ADMIN_PASSWORD = 'given by the operator';
    await ensureFirstAdministrator();
    expect(await findUserByEmail('admin@localhost')).toMatchObject({ role: 'admin' });
  });
});

describe('accounts', () => {
  it('are made by administrators only, with every change in the audit log and no password in it', async () => {
    const admin = await makeUser({ role: 'admin' });
    const member = await makeUser();
    const input = { email: 'new@example.com', role: 'member' as const };
    await expect(createUser({ actor: member.actor, input })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createUser({ actor: { kind: 'guest' }, input })).rejects.toMatchObject({ code: 'not-signed-in' });
    const made = await createUser({ actor: admin.actor, input });
    expect(made).toMatchObject({ name: 'new', role: 'member', hasPassword: true });
    expect(await tryToSignIn(made.oneTimePassword ?? '', { email: 'new@example.com' })).toBe('signed-in');
    await expect(createUser({ actor: admin.actor, input })).rejects.toMatchObject({ code: 'email-taken', status: 409 });
    await updateUser({ actor: admin.actor, id: made.id, changes: { password: 'a new password', role: 'admin' } });
    const audit = await sql.query<{ action: string }>({ text: 'SELECT * FROM audit_entries ORDER BY id' });
    expect(audit.map(({ action }) => action)).toEqual(['user.created', 'user.changed']);
    expect(JSON.stringify(audit, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /a new password|\$scrypt|[a-z2-9]{5}-[a-z2-9]{5}-/,
    );
  });

  it('keep at least one administrator, also where two demote each other', async () => {
    const [ada, ben] = [await makeUser({ role: 'admin' }), await makeUser({ role: 'admin' })];
    const outcomes = await Promise.allSettled([
      updateUser({ actor: ada.actor, id: ben.id, changes: { role: 'member' } }),
      updateUser({ actor: ben.actor, id: ada.id, changes: { isDisabled: true } }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'last-administrator', status: 409 } });
  });

  it('end their sessions with a new role, password or disabling, and not with a new name', async () => {
    const admin = await makeUser({ role: 'admin' });
    const { id } = await makeUser();
    const versionAfter = async (changes: Parameters<typeof updateUser>[0]['changes']): Promise<number | undefined> => {
      await updateUser({ actor: admin.actor, id, changes });
      return (await findUser(id))?.sessionVersion;
    };
    expect(await versionAfter({ name: 'Grace' })).toBe(1);
    expect(await versionAfter({ role: 'member' })).toBe(1);
    expect(await versionAfter({ role: 'admin' })).toBe(2);
    expect(await versionAfter({ password: 'a new password' })).toBe(3);
    expect(await versionAfter({ isDisabled: true })).toBe(4);
    expect(await versionAfter({ isDisabled: false })).toBe(4);
  });

  it('are unknown by a foreign or malformed id', async () => {
    const admin = await makeUser({ role: 'admin' });
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000']) {
      const change = updateUser({ actor: admin.actor, id, changes: { name: 'X' } });
      await expect(change).rejects.toMatchObject({ code: 'user-not-found', status: 404 });
    }
  });

  it('change their own password only by knowing the current one, and not by guessing without end', async () => {
    const { actor } = await makeAda();
    const change = (currentPassword: string): Promise<unknown> =>
      changePassword({ actor, input: { currentPassword, newPassword: 'battery staple' }, now: START });
    for (let time = 0; time < 4; time++)
      await expect(change('wrong')).rejects.toMatchObject({ code: 'wrong-password' });
    await change('correct horse');
    expect(await tryToSignIn('correct horse')).toBe('wrong');
    expect(await tryToSignIn('battery staple')).toBe('signed-in');
    for (let time = 0; time < 5; time++)
      await expect(change('wrong')).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(change('battery staple')).rejects.toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 5 });
    const key = { kind: 'api-key', id: 'k', name: 'k', role: 'admin', userId: null } as const;
    const input = { currentPassword: 'x', newPassword: 'battery staple' };
    await expect(changePassword({ actor: key, input })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('single sign-on', () => {
  const identity = (values: Partial<IssuerIdentity> = {}): IssuerIdentity => ({
    subject: 'https://id.example.com|42',
    email: 'ada@example.com',
    isEmailVerified: true,
    name: 'Ada from the issuer',
    isAdministrator: null,
    ...values,
  });

  it('makes an account at the first sign-in and finds it by its subject afterwards', async () => {
    const first = await signInThroughIssuer(identity({ isEmailVerified: false }));
    const second = await signInThroughIssuer(identity({ email: 'renamed@example.com', name: 'Ada L.' }));
    expect(first).toMatchObject({ kind: 'signed-in', user: { role: 'member', hasPassword: false } });
    expect(second).toMatchObject({ kind: 'signed-in', user: { email: 'ada@example.com', name: 'Ada L.' } });
    expect(await sql.query({ text: 'SELECT 1 FROM users' })).toHaveLength(1);
  });

  it('never takes over a local account whose address the issuer does not vouch for', async () => {
    const { id } = await makeAda();
    expect(await signInThroughIssuer(identity({ isEmailVerified: false }))).toEqual({ kind: 'not-linked' });
    expect((await findUser(id))?.hasSingleSignOn).toBe(false);
    expect(await signInThroughIssuer(identity())).toMatchObject({
      kind: 'signed-in',
      user: { id, name: 'Ada Lovelace' },
    });
    const other = identity({ subject: 'https://other.example.com|7' });
    expect(await signInThroughIssuer(other)).toEqual({ kind: 'not-linked' });
  });

  it('makes administrators of the group’s members and unmakes them, but never the last one', async () => {
    const admin = await signInThroughIssuer(identity({ isAdministrator: true }));
    expect(admin).toMatchObject({ user: { role: 'admin' } });
    expect(await signInThroughIssuer(identity({ isAdministrator: false }))).toMatchObject({ user: { role: 'admin' } });
    await makeUser({ role: 'admin' });
    const demoted = await signInThroughIssuer(identity({ isAdministrator: false }));
    expect(demoted).toMatchObject({ user: { role: 'member', sessionVersion: 2 } });
    expect(await signInThroughIssuer(identity({ isAdministrator: true }))).toMatchObject({ user: { role: 'admin' } });
  });

  it('refuses disabled accounts and people without an address', async () => {
    expect(await signInThroughIssuer(identity({ email: null }))).toEqual({ kind: 'no-email' });
    await signInThroughIssuer(identity());
    await sql.query({ text: 'UPDATE users SET disabled_at = now()' });
    expect(await signInThroughIssuer(identity())).toEqual({ kind: 'disabled' });
  });
});
