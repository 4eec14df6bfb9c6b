import { beforeEach, describe, expect, it } from 'vitest';
import { DELETE as revokeRoute } from '@/app/api/v1/api-keys/[id]/route';
import { POST as createRoute, GET as listRoute } from '@/app/api/v1/api-keys/route';
import { GET as getMe } from '@/app/api/v1/me/route';
import { GET as listUsersRoute } from '@/app/api/v1/users/route';
import type { Actor } from '@/lib/access/actor';
import { createApiKey } from '@/lib/api-keys/create-api-key';
import { listApiKeys } from '@/lib/api-keys/list-api-keys';
import { revokeApiKey } from '@/lib/api-keys/revoke-api-key';
import { sql } from '@/lib/data/sql';
import { makeUser, type TestUser } from '../support/factories';
import { setUpTestDatabase } from '../support/test-database';

const BOOTSTRAP = 'bootstrap-key-of-these-tests';
process.env.PATCHBAY_API_KEY = BOOTSTRAP;
const ADDRESS = 'http://localhost:3000/api/v1/api-keys';

setUpTestDatabase();

let admin: TestUser;
let ada: TestUser;
let ben: TestUser;

beforeEach(async () => {
  await sql.query({ text: 'TRUNCATE users, api_keys, audit_entries CASCADE' });
  admin = await makeUser({ role: 'admin' });
  ada = await makeUser();
  ben = await makeUser();
});

function withKey(key: string, init: { method?: string; json?: unknown } = {}): Request {
  const { method = 'GET', json } = init;
  return new Request(ADDRESS, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
}

const make = (actor: Actor, input: { role?: 'admin' | 'member'; expiresAt?: string; now?: Date } = {}) => {
  const { now, role = 'member', expiresAt } = input;
  return createApiKey({ actor, input: { name: 'Key', role, expiresAt }, ...(now ? { now } : {}) });
};

async function open(key: string): Promise<{ status: number; code?: string; detail?: string; [more: string]: unknown }> {
  const response = await getMe(withKey(key));
  return { ...(await response.json()), status: response.status };
}

describe('an API key', () => {
  it('is shown once, kept only as a hash, and acts for its user', async () => {
    const made = await make(ada.actor);
    expect(made.key).toMatch(/^pb_[\w-]{43}$/);
    expect(await open(made.key)).toMatchObject({
      status: 200,
      kind: 'api-key',
      id: made.id,
      userId: ada.id,
      role: 'member',
    });
    const stored = await sql.query({ text: 'SELECT * FROM api_keys, audit_entries' });
    expect(JSON.stringify(stored)).not.toContain(made.key);
    const { items } = await listApiKeys({ actor: ada.actor, paging: { limit: 50 } });
    expect(items).toEqual([
      expect.objectContaining({ id: made.id, hint: `${made.key.slice(0, 8)}…`, owner: ada.email }),
    ]);
    expect(items[0]).not.toHaveProperty('key');
    expect(items[0]?.lastUsedAt).not.toBeNull();
  });

  it('says whether it is unknown, expired, revoked or of a disabled account', async () => {
    const yesterday = new Date(Date.now() - 86_400_000);
    const expiresAt = new Date(Date.now() - 60_000).toISOString();
    const expired = await make(ada.actor, { expiresAt, now: yesterday });
    const revoked = await make(ada.actor);
    await revokeApiKey({ actor: ada.actor, id: revoked.id });
    const disabled = await make(ben.actor);
    await sql.query({ text: 'UPDATE users SET disabled_at = now() WHERE id = $1', values: [ben.id] });

    const answers = await Promise.all(
      ['pb_unknown', '', 'x'.repeat(5000), expired.key, revoked.key, disabled.key].map((key) => open(key)),
    );
    for (const answer of answers) expect(answer).toMatchObject({ status: 401, code: 'invalid-key' });
    const [unknown, , , past, ended, off] = answers.map(({ detail }) => detail);
    expect(unknown).toContain('not known');
    expect(past).toContain('expired');
    expect(ended).toContain('revoked');
    expect(off).toContain('disabled');
  });

  it('has at most the role that its user has now', async () => {
    await expect(make(ada.actor, { role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' });
    const made = await make(admin.actor, { role: 'admin' });
    expect((await listUsersRoute(withKey(made.key))).status).toBe(200);
    await sql.query({ text: "UPDATE users SET role = 'member' WHERE id = $1", values: [admin.id] });
    expect(await open(made.key)).toMatchObject({ role: 'member' });
    expect((await listUsersRoute(withKey(made.key))).status).toBe(403);
  });

  it('of an administrator with the role member does not administer', async () => {
    const made = await make(admin.actor, { role: 'member' });
    expect((await listUsersRoute(withKey(made.key))).status).toBe(403);
  });

  it('of a member makes no other keys', async () => {
    const made = await make(ada.actor);
    const response = await createRoute(withKey(made.key, { method: 'POST', json: { name: 'Heir' } }));
    expect(response.status).toBe(403);
  });

  it('is listed and revoked by its owner and by administrators only', async () => {
    const made = await make(ada.actor);
    const list = async (actor: Actor) =>
      (await listApiKeys({ actor, paging: { limit: 50 } })).items.map(({ id }) => id);
    expect(await list(ben.actor)).toEqual([]);
    expect(await list(admin.actor)).toEqual([made.id]);
    await expect(revokeApiKey({ actor: ben.actor, id: made.id })).rejects.toMatchObject({
      code: 'forbidden',
      status: 403,
    });
    await expect(revokeApiKey({ actor: { kind: 'guest' }, id: made.id })).rejects.toMatchObject({ status: 401 });
    await revokeApiKey({ actor: admin.actor, id: made.id });
    expect((await open(made.key)).status).toBe(401);
    for (const id of [made.id, 'nonsense', '00000000-0000-4000-8000-000000000000']) {
      const revoke = revokeApiKey({ actor: admin.actor, id });
      await expect(revoke).rejects.toMatchObject({ code: 'api-key-not-found', status: 404 });
    }
    expect(await list(admin.actor)).toEqual([]);
    const audit = await sql.query<{ action: string }>({ text: 'SELECT action FROM audit_entries ORDER BY id' });
    expect(audit.map(({ action }) => action)).toEqual(['api-key.created', 'api-key.revoked']);
  });

  it('cannot be made already expired', async () => {
    const past = make(ada.actor, { expiresAt: '2020-01-01T00:00:00Z' });
    await expect(past).rejects.toMatchObject({ code: 'invalid-request' });
  });

  it('is listed in pages', async () => {
    for (let count = 0; count < 5; count++) await make(ada.actor);
    const first = await listApiKeys({ actor: ada.actor, paging: { limit: 3 } });
    const second = await listApiKeys({ actor: ada.actor, paging: { limit: 3, cursor: first.nextCursor ?? '' } });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
    expect(second.nextCursor).toBeNull();
  });
});

describe('the bootstrap key', () => {
  it('administers, and makes keys through the API', async () => {
    const json = { name: 'CI', role: 'admin' };
    const response = await createRoute(withKey(BOOTSTRAP, { method: 'POST', json }));
    expect(response.status).toBe(201);
    const made = await response.json();
    expect(await open(made.key)).toMatchObject({ status: 200, role: 'admin', userId: null });
    expect((await (await listRoute(withKey(made.key))).json()).items).toHaveLength(1);
    const revoke = await revokeRoute(withKey(made.key, { method: 'DELETE' }), {
      params: Promise.resolve({ id: made.id }),
    });
    expect(revoke.status).toBe(204);
    expect((await open(made.key)).status).toBe(401);
  });

  it('makes no member’s key, which would act for nobody, and says what to do instead', async () => {
    for (const json of [{ name: 'CI' }, { name: 'CI', role: 'member' }]) {
      const response = await createRoute(withKey(BOOTSTRAP, { method: 'POST', json }));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        code: 'invalid-request',
        errors: [{ path: 'role', message: expect.stringContaining('Sign in as the person') }],
      });
    }
    const { count } = (await sql.query<{ count: number }>({ text: 'SELECT count(*)::int FROM api_keys' }))[0] ?? {
      count: -1,
    };
    expect(count).toBe(0);
  });

  it('is not taken in part', async () => {
    for (const key of [BOOTSTRAP.slice(0, -1), `${BOOTSTRAP}x`, BOOTSTRAP.toUpperCase()]) {
      expect(await open(key)).toMatchObject({ status: 401, code: 'invalid-key' });
    }
  });
});
