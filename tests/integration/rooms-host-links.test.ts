import { beforeAll, describe, expect, it } from 'vitest';
import { POST as CHECK } from '@/app/api/v1/rooms/[name]/host-key/route';
import { DELETE } from '@/app/api/v1/rooms/[name]/host-links/[id]/route';
import { GET, POST } from '@/app/api/v1/rooms/[name]/host-links/route';
import { sql } from '@/lib/data/sql';
import { findValidHostLink } from '@/lib/rooms/find-valid-host-link';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom, type TestUser } from '../support/factories';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let ada: TestUser;
let owner: ApiCaller;
let other: ApiCaller;
let room: TestRoom;

beforeAll(async () => {
  ada = await makeUser({ name: 'Ada Lovelace' });
  owner = await makeCaller(ada);
  other = await makeCaller(await makeUser());
  room = await makeRoom({ slug: 'with-hosts', ownerId: ada.id });
});

const make = (body?: unknown, as: ApiCaller | null = owner, name = room.slug) =>
  callApi(POST, { as, params: { name }, body });
const list = (as: ApiCaller | null = owner) => callApi(GET, { as, params: { name: room.slug } });
const revoke = (id: unknown, as: ApiCaller | null = owner, name = room.slug) =>
  callApi(DELETE, { as, params: { name, id: String(id) } });
const secretOf = (url: unknown) => new URL(String(url)).hash.replace('#host=', '');

describe('host links', () => {
  it('are shown once, with the secret where no server and no other site sees it', async () => {
    const { status, body } = await make({ label: 'For the chair' });
    expect(status).toBe(201);
    expect(body.url).toMatch(/^http:\/\/localhost:3000\/with-hosts#host=[\w-]{43}$/);
    const secret = secretOf(body.url);
    expect(await findValidHostLink(room.id, secret)).toEqual({ id: body.id, label: 'For the chair' });

    const listed = await list();
    expect(listed.body.items).toMatchObject([{ id: body.id, label: 'For the chair', createdBy: 'Ada Lovelace' }]);
    expect(listed.body.items?.[0]?.lastUsedAt).toEqual(expect.any(String));
    expect(JSON.stringify(listed.body)).not.toContain(secret);
  });

  it('leave their secret neither in the table nor in the audit log', async () => {
    const secret = secretOf((await make()).body.url);
    const rows = await sql.query({
      text: 'SELECT l::text AS kept FROM host_links l UNION ALL SELECT e::text FROM audit_entries e',
    });
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('open their own room only, and nothing for a wrong secret', async () => {
    const secret = secretOf((await make()).body.url);
    const elsewhere = await makeRoom({ ownerId: ada.id });
    expect(await findValidHostLink(elsewhere.id, secret)).toBeNull();
    expect(await findValidHostLink(room.id, `${secret}x`)).toBeNull();
    expect(await findValidHostLink(room.id, '')).toBeNull();
  });

  it('end when they expire', async () => {
    const past = await make({ expiresAt: new Date(Date.now() - 1000).toISOString() });
    expect({ status: past.status, code: past.body.code }).toEqual({ status: 400, code: 'invalid-request' });
    const { body } = await make({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
    expect(await findValidHostLink(room.id, secretOf(body.url))).not.toBeNull();
    await sql.query({
      text: `UPDATE host_links SET expires_at = now() - interval '1 second' WHERE id = $1`,
      values: [body.id],
    });
    expect(await findValidHostLink(room.id, secretOf(body.url))).toBeNull();
  });

  it('end when they are taken back', async () => {
    const { body } = await make();
    expect((await revoke(body.id)).status).toBe(204);
    expect(await findValidHostLink(room.id, secretOf(body.url))).toBeNull();
    const again = await revoke(body.id);
    expect({ status: again.status, code: again.body.code }).toEqual({ status: 404, code: 'host-link-not-found' });
    expect((await list()).body.items?.map(({ id }) => id)).not.toContain(body.id);
  });

  it('can be asked about before one joins, without being noted as used', async () => {
    const { body } = await make();
    const ask = (hostKey: string, name = room.slug) =>
      callApi(CHECK, { as: null, params: { name }, body: { hostKey } });
    const key = secretOf(body.url);
    expect((await ask(key)).status).toBe(204);
    const [listed] = (await list()).body.items?.filter(({ id }) => id === body.id) ?? [];
    expect(listed).toMatchObject({ lastUsedAt: null });
    const elsewhere = await makeRoom({ ownerId: ada.id });
    expect((await ask(key, elsewhere.slug)).body.code).toBe('invalid-key');
    expect((await ask(key, 'no-such-room')).status).toBe(404);
    await revoke(body.id);
    expect((await ask(key)).body.code).toBe('invalid-key');
  });

  it('are taken back through their own room only; an id that is none is not found', async () => {
    const { body } = await make();
    const elsewhere = await makeRoom({ ownerId: ada.id });
    expect((await revoke(body.id, owner, elsewhere.slug)).status).toBe(404);
    expect((await revoke('nonsense')).status).toBe(404);
    expect(await findValidHostLink(room.id, secretOf(body.url))).not.toBeNull();
  });

  it('are for who manages the room', async () => {
    expect([(await make(undefined, null)).status, (await make(undefined, other)).status]).toEqual([401, 403]);
    expect([(await list(null)).status, (await list(other)).status]).toEqual([401, 403]);
    const { body } = await make();
    expect([(await revoke(body.id, null)).status, (await revoke(body.id, other)).status]).toEqual([401, 403]);
    expect((await make(undefined, owner, 'no-such-room')).status).toBe(404);
  });

  it('refuse a label that could be markup', async () => {
    expect((await make({ label: '<script>' })).status).toBe(400);
  });

  it('are in the audit log', async () => {
    const { body } = await make({ label: 'Audited' });
    await revoke(body.id);
    const entries = await sql.query({
      text: `SELECT action FROM audit_entries WHERE subject_id = $1 AND $2 IN (before ->> 'hostLink', after ->> 'hostLink') ORDER BY id`,
      values: [room.id, body.id],
    });
    expect(entries).toEqual([{ action: 'host-link.created' }, { action: 'host-link.revoked' }]);
  });
});
