import { beforeAll, describe, expect, it } from 'vitest';
import { POST as RELEASE } from '@/app/api/v1/rooms/[name]/release/route';
import { PATCH } from '@/app/api/v1/rooms/[name]/route';
import { POST } from '@/app/api/v1/rooms/route';
import { sql, withTransaction } from '@/lib/data/sql';
import { RESERVED_SLUGS } from '@/lib/schemas/room';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { setUpTestDatabase } from '../support/test-database';
import { waitUntil } from '../support/wait-until';

setUpTestDatabase();

let ada: TestUser;
let member: ApiCaller;
let admin: ApiCaller;

beforeAll(async () => {
  ada = await makeUser({ name: 'Ada Lovelace' });
  member = await makeCaller(ada);
  admin = await makeCaller(await makeUser({ role: 'admin', email: 'grace@example.com' }));
});

const create = (body: unknown, as: ApiCaller | null = member) => callApi(POST, { as, body });

async function countRooms(slug: string): Promise<number> {
  const rows = await sql.query({ text: 'SELECT 1 FROM rooms WHERE slug = $1', values: [slug] });
  return rows.length;
}

describe('making a room', () => {
  it('needs a name only, belongs to who made it and has the default platform written down', async () => {
    const { status, body, headers } = await create({ name: 'team-standup' });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/api/v1/rooms/team-standup');
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      name: 'team-standup',
      title: 'Team standup',
      platform: 'mock',
      pin: 'none',
      visibility: 'open',
      tags: [],
      settings: {
        door: 'open',
        size: 50,
        recording: 'none',
        recordingStart: 'host',
        meetingHours: 8,
        graceSeconds: 120,
      },
      owner: 'Ada Lovelace',
      url: 'http://localhost:3000/team-standup',
      canManage: true,
      live: null,
      version: 1,
    });
    const [row] = await sql.query({ text: `SELECT platform, owner_id FROM rooms WHERE slug = 'team-standup'` });
    expect(row).toEqual({ platform: 'mock', owner_id: ada.id });
  });

  it('is not for guests', async () => {
    const { status, body } = await create({ name: 'by-a-guest' }, null);
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'not-signed-in' });
    expect(await countRooms('by-a-guest')).toBe(0);
  });

  it.each([
    ['too short', 'a'],
    ['too long', 'a'.repeat(61)],
    ['upper case', 'Standup'],
    ['a space', 'team standup'],
    ['a hyphen in front', '-standup'],
    ['a hyphen behind', 'standup-'],
    ['HTML', '<b>x</b>'],
    ['a control character', 'a\u0000b'],
    ['a letter beyond ASCII', 'straße'],
    ['a line break behind', 'standup\n'],
    ['a number', 42],
    ['nothing', null],
  ])('refuses a name with %s', async (_, name) => {
    const { status, body } = await create({ name });
    expect({ status, code: body.code, errors: body.errors }).toEqual({
      status: 400,
      code: 'invalid-request',
      errors: expect.arrayContaining([{ path: 'name', message: expect.any(String) }]),
    });
  });

  it('takes names at the limits', async () => {
    expect((await create({ name: 'ab' })).status).toBe(201);
    expect((await create({ name: 'x'.repeat(60) })).status).toBe(201);
  });

  it('keeps the words of its own pages to itself', async () => {
    for (const name of RESERVED_SLUGS) {
      const { status } = await create({ name });
      expect({ name, status }).toEqual({ name, status: 400 });
    }
    expect(RESERVED_SLUGS).toEqual(
      expect.arrayContaining(['admin', 'api', 'login', 'recordings', 'docs', 'demo-platform']),
    );
  });

  it.each([
    ['HTML', '<img src=x>'],
    ['a control character', 'Stand\u0007up'],
    ['a mark that turns text around', 'Stand\u202eup'],
    ['too much', 'x'.repeat(121)],
    ['blanks only', '   '],
  ])('refuses a title with %s', async (_, title) => {
    expect((await create({ name: 'a-title', title })).status).toBe(400);
    expect(await countRooms('a-title')).toBe(0);
  });

  it('refuses what it does not know, and settings out of bounds', async () => {
    expect((await create({ name: 'odd-fields', hostRoomUrl: 'x' })).status).toBe(400);
    expect((await create({ name: 'odd-fields', settings: { size: 0 } })).status).toBe(400);
    expect((await create({ name: 'odd-fields', settings: { size: 'many' } })).status).toBe(400);
    expect((await create({ name: 'odd-fields', visibility: 'secret' })).status).toBe(400);
    expect(await countRooms('odd-fields')).toBe(0);
  });

  it('refuses a name that a room has', async () => {
    const { slug } = await makeRoom();
    const { status, body } = await create({ name: slug });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'slug-taken' });
  });

  it('refuses a name that a room had before', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    await callApi(PATCH, { as: member, params: { name: slug }, body: { name: `${slug}-new` } });
    expect((await create({ name: slug })).body.detail).toContain(`still leads to the room “${slug}-new”`);
    const others = await create({ name: slug }, await makeCaller(await makeUser()));
    expect(others.status).toBe(409);
    expect(others.body.detail).not.toContain('-new');
    expect((await create({ name: slug }, admin)).body.detail).toContain(`POST /api/v1/rooms/${slug}/release`);
    expect((await callApi(RELEASE, { as: admin, params: { name: slug } })).status).toBe(204);
    expect((await create({ name: slug })).status).toBe(201);
  });

  it('refuses the name of a deleted room, tells its owner that it can be brought back, and nobody else', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [id] });
    const own = await create({ name: slug });
    expect({ status: own.status, isDeleted: own.body.isDeleted }).toEqual({ status: 409, isDeleted: true });
    const others = await create({ name: slug }, await makeCaller(await makeUser()));
    expect({ status: others.status, isDeleted: others.body.isDeleted }).toEqual({ status: 409, isDeleted: undefined });
    expect(others.body.detail).not.toContain('deleted');
  });

  it('tells whoever may free the name of a deleted room that they may, and others whom to ask once it is gone', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [id] });
    expect((await create({ name: slug })).body.detail).not.toContain('free');
    expect((await create({ name: slug }, admin)).body.detail).toContain('Bring it back or free its name');
    await sql.query({ text: `UPDATE rooms SET deleted_at = now() - interval '31 days' WHERE id = $1`, values: [id] });
    expect((await create({ name: slug })).body.detail).toContain('ask an administrator to free its name');
    expect((await create({ name: slug }, admin)).body.detail).toContain(`POST /api/v1/rooms/${slug}/release`);
    expect((await callApi(RELEASE, { as: admin, params: { name: slug } })).status).toBe(204);
    expect((await create({ name: slug }, admin)).status).toBe(201);
  });

  it('gives a name away again 90 days after its room was deleted', async () => {
    const { id, slug } = await makeRoom();
    await sql.query({ text: `UPDATE rooms SET deleted_at = now() - interval '89 days' WHERE id = $1`, values: [id] });
    expect((await create({ name: slug })).status).toBe(409);
    await sql.query({ text: `UPDATE rooms SET deleted_at = now() - interval '91 days' WHERE id = $1`, values: [id] });
    expect((await create({ name: slug })).status).toBe(201);
    expect(await sql.query({ text: 'SELECT slug FROM rooms WHERE id = $1', values: [id] })).toEqual([
      { slug: `deleted-${id}` },
    ]);
  });

  it('makes one room where several ask for one name at the same moment, and says 409 to the others', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ name: 'race-of-names' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect(await countRooms('race-of-names')).toBe(1);
  });

  it('says 409 also where the other room is not committed yet when it looks', async () => {
    const isWaiting = async () => {
      const rows = await sql.query({
        text: `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      });
      return rows.length > 0;
    };
    let late: ReturnType<typeof create> | undefined;
    await withTransaction(async (transaction) => {
      await transaction.query({ text: `INSERT INTO rooms (slug, title) VALUES ('uncommitted', 'First')` });
      late = create({ name: 'uncommitted' });
      await waitUntil(isWaiting);
    });
    expect((await late)?.body).toMatchObject({ status: 409, code: 'slug-taken' });
  });

  it('leaves platform and pin to administrators', async () => {
    for (const field of [{ platform: 'mock' }, { pin: 'none' }, { pin: 'required' }]) {
      const { status, body } = await create({ name: 'a-members-wish', ...field });
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
    }
    expect(await countRooms('a-members-wish')).toBe(0);
    const made = await create({ name: 'an-admins-wish', platform: 'mock', pin: 'required' }, admin);
    expect(made.body).toMatchObject({ platform: 'mock', pin: 'required' });
  });

  it('refuses a platform that nobody knows, and one that is not set up, each in words of its own', async () => {
    const unknown = await create({ name: 'on-nothing', platform: 'skype' }, admin);
    expect({ status: unknown.status, code: unknown.body.code }).toEqual({ status: 400, code: 'invalid-request' });
    expect(unknown.body.detail).toContain('skype');
    const missing = await create({ name: 'on-nothing', platform: 'jitsi' }, admin);
    expect({ status: missing.status, code: missing.body.code }).toEqual({
      status: 409,
      code: 'platform-not-configured',
    });
    expect(missing.body.detail).toContain('JITSI_DOMAIN');
    expect(await countRooms('on-nothing')).toBe(0);
  });

  it('is written into the audit log in the same transaction', async () => {
    await create({ name: 'audited-room', tags: ['Sales', 'sales'] });
    const [room] = await sql.query<{ id: string }>({ text: `SELECT id FROM rooms WHERE slug = 'audited-room'` });
    const entries = await sql.query({
      text: `SELECT action, actor_kind, before, after FROM audit_entries WHERE subject_kind = 'room' AND subject_id = $1`,
      values: [room?.id],
    });
    expect(entries).toEqual([
      {
        action: 'room.created',
        actor_kind: 'api-key',
        before: null,
        after: expect.objectContaining({ name: 'audited-room', tags: ['sales'], 'settings.size': 50, version: 1 }),
      },
    ]);
  });
});
