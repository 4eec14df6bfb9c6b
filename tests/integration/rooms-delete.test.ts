import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { POST as RELEASE } from '@/app/api/v1/rooms/[name]/release/route';
import { POST as RESTORE } from '@/app/api/v1/rooms/[name]/restore/route';
import { DELETE, GET, PATCH } from '@/app/api/v1/rooms/[name]/route';
import { POST as CREATE, GET as LIST } from '@/app/api/v1/rooms/route';
import { listAudit } from '@/lib/data/audit/audit';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let ada: TestUser;
let owner: ApiCaller;
let other: ApiCaller;
let admin: ApiCaller;

beforeAll(async () => {
  ada = await makeUser();
  owner = await makeCaller(ada);
  other = await makeCaller(await makeUser());
  admin = await makeCaller(await makeUser({ role: 'admin' }));
});

const remove = (
  name: string,
  as: ApiCaller | null = owner,
  call: { ifMatch?: number; query?: { when: string } } = {},
) => callApi(DELETE, { as, params: { name }, ...call });
const restore = (name: string, as: ApiCaller | null = owner) => callApi(RESTORE, { as, params: { name } });
const get = (name: string) => callApi(GET, { as: owner, params: { name } });
const stateOf = async (meetingId: string) =>
  (await sql.query<{ state: string }>({ text: 'SELECT state FROM meetings WHERE id = $1', values: [meetingId] }))[0]
    ?.state;

describe('deleting a room', () => {
  it('hides it, keeps it, and can be undone', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id, title: 'Kept' });
    expect((await remove(slug)).status).toBe(204);
    expect((await get(slug)).status).toBe(404);
    expect((await remove(slug)).status).toBe(404);
    const back = await restore(slug);
    expect({ status: back.status, title: back.body.title, version: back.body.version }).toEqual({
      status: 200,
      title: 'Kept',
      version: 3,
    });
    expect((await get(slug)).status).toBe(200);
    const entries = await sql.query({
      text: 'SELECT action, before, after FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      values: [id],
    });
    expect(entries).toEqual([
      { action: 'room.deleted', before: { isDeleted: false, version: 1 }, after: { isDeleted: true, version: 2 } },
      { action: 'room.restored', before: { isDeleted: true, version: 2 }, after: { isDeleted: false, version: 3 } },
    ]);
    // An undo that is sent twice is no failure.
    expect((await restore(slug)).body.version).toBe(3);
  });

  it('is for its owner and administrators', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    expect((await remove(slug, null)).status).toBe(401);
    expect((await remove(slug, other)).status).toBe(403);
    expect((await remove('no-such-room')).status).toBe(404);
    expect((await remove(slug, admin)).status).toBe(204);
    expect((await restore(slug, null)).status).toBe(401);
    expect((await restore(slug, other)).status).toBe(403);
    expect((await restore(slug, owner)).status).toBe(200);
  });

  it('is listed with who did it and until when it can be brought back, unless its name was freed', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    await remove(slug);
    const listed = async (as: ApiCaller, search = slug) =>
      (await callApi(LIST, { as, query: { deleted: 'true', search } })).body.items as Record<string, string>[];
    const [room] = await listed(admin);
    expect(room).toMatchObject({ name: slug, deletedBy: 'API key test' });
    const days = (Date.parse(room?.restorableUntil ?? '') - Date.parse(room?.deletedAt ?? '')) / 86_400_000;
    expect(days).toBe(30);
    // Who did it is the administrators' to know.
    expect(await listed(owner)).toMatchObject([{ name: slug, deletedBy: null }]);
    expect(await listed(other)).toEqual([]);

    await callApi(RELEASE, { as: admin, params: { name: slug } });
    const { items } = (await callApi(LIST, { as: owner, query: { deleted: 'true', owner: 'me' } })).body;
    expect(JSON.stringify(items)).not.toContain(room?.createdAt);
    expect((await restore(slug, admin)).status).toBe(404);
  });

  it('minds the version it was decided on', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    const { status, body } = await remove(slug, owner, { ifMatch: 9 });
    expect({ status, code: body.code }).toEqual({ status: 412, code: 'changed-meanwhile' });
    expect((await get(slug)).status).toBe(200);
  });

  it('is refused with people in the room, with their number', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    const meeting = await makeMeeting(id);
    await makeSession(meeting.id);
    await makeSession(meeting.id);
    const { status, body } = await remove(slug);
    expect({ status, code: body.code, people: body.people }).toEqual({ status: 409, code: 'room-in-use', people: 2 });
    expect(body.detail).toContain('2 people');
    expect(await stateOf(meeting.id)).toBe('live');
    expect((await get(slug)).status).toBe(200);
  });

  it('is refused while somebody is on the way in, or the call is being made', async () => {
    const joining = await makeRoom({ ownerId: ada.id });
    const meeting = await makeMeeting(joining.id);
    await makeSession(meeting.id, { state: 'connecting', isHeard: true });
    expect((await remove(joining.slug)).body).toMatchObject({ code: 'room-in-use', people: 0 });
    const starting = await makeRoom({ ownerId: ada.id });
    await makeMeeting(starting.id, { state: 'creating' });
    expect((await remove(starting.slug)).body).toMatchObject({ code: 'room-in-use', people: 0 });
  });

  it('ends a meeting in which nobody is, here and at the vendor', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    const meeting = await makeMeeting(id);
    expect((await remove(slug)).status).toBe(204);
    expect(await stateOf(meeting.id)).toBe('ended');
    expect(await closeJobsOf(meeting.id)).toBe(1);
  });

  it('ends a call with people in it where that is asked for', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    const meeting = await makeMeeting(id);
    await makeSession(meeting.id);
    expect((await remove(slug, owner, { query: { when: 'whenever' } })).status).toBe(400);
    expect((await remove(slug, owner, { query: { when: 'now' } })).status).toBe(204);
    expect(await stateOf(meeting.id)).toBe('ended');
    expect(await closeJobsOf(meeting.id)).toBe(1);
  });

  it('can be undone for 30 days and no longer', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    await remove(slug);
    const age = (days: number) =>
      sql.query({
        text: `UPDATE rooms SET deleted_at = now() - $2 * interval '1 day' WHERE id = $1`,
        values: [id, days],
      });
    await age(31);
    expect((await restore(slug)).status).toBe(404);
    await age(29);
    expect((await restore(slug)).status).toBe(200);
  });

  it('keeps the name taken until an administrator frees it', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    await remove(slug);
    expect((await callApi(CREATE, { as: other, body: { name: slug } })).status).toBe(409);
    expect((await callApi(RELEASE, { as: owner, params: { name: slug } })).status).toBe(403);
    expect((await callApi(RELEASE, { as: admin, params: { name: slug } })).status).toBe(204);
    expect((await callApi(CREATE, { as: other, body: { name: slug } })).status).toBe(201);
    // The name leads to the new room now, and the old one doesn't come back over it.
    expect((await restore(slug, owner)).status).toBe(403);
  });

  it('gives every name it had away with the one it was deleted under, asked for by any of them', async () => {
    const release = (name: string, as = admin) => callApi(RELEASE, { as, params: { name } });
    const makeAgain = async (name: string) => (await callApi(CREATE, { as: other, body: { name } })).status;
    for (const [prefix, asked] of [
      ['by-last', 'by-last-three'],
      ['by-first', 'by-first-one'],
    ] as const) {
      const [one, two, three] = [`${prefix}-one`, `${prefix}-two`, `${prefix}-three`];
      const { id } = await makeRoom({ slug: one, ownerId: ada.id });
      await callApi(PATCH, { as: owner, params: { name: one }, body: { name: two } });
      await callApi(PATCH, { as: owner, params: { name: two }, body: { name: three } });
      await remove(three);
      // Found by a name of before, as whoever was refused that name looks for it.
      const found = await callApi(LIST, { as: admin, query: { deleted: 'true', search: one } });
      expect(found.body.items).toMatchObject([{ name: three, formerNames: [one, two] }]);
      expect(await makeAgain(one)).toBe(409);
      expect((await release(asked)).status).toBe(204);
      expect(await Promise.all([one, two, three].map(makeAgain))).toEqual([201, 201, 201]);
      const entries = await sql.query({
        text: `SELECT before FROM audit_entries WHERE subject_id = $1 AND action = 'room.name-released'`,
        values: [id],
      });
      expect(entries).toEqual([{ before: { name: three, formerNames: [one, two] } }]);
    }
  });

  it('lets go of every name after 90 days, whichever is asked for first', async () => {
    const { id, slug } = await makeRoom({ slug: 'long-gone-one', ownerId: ada.id });
    await callApi(PATCH, { as: owner, params: { name: slug }, body: { name: 'long-gone-two' } });
    await remove('long-gone-two');
    await sql.query({
      text: `UPDATE rooms SET deleted_at = now() - interval '91 days' WHERE id = $1`,
      values: [id],
    });
    expect((await callApi(CREATE, { as: other, body: { name: 'long-gone-two' } })).status).toBe(201);
    expect((await callApi(CREATE, { as: other, body: { name: 'long-gone-one' } })).status).toBe(201);
    const left = await sql.query({ text: 'SELECT slug FROM room_aliases WHERE room_id = $1', values: [id] });
    expect(left).toEqual([]);
  });

  it('has names free that were kept by a room whose own name was freed before', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    await remove(slug);
    await callApi(RELEASE, { as: admin, params: { name: slug } });
    const there = await makeRoom({ ownerId: ada.id });
    const keepAlias = { text: 'INSERT INTO room_aliases (slug, room_id) VALUES ($1, $2), ($3, $4)' };
    await sql.query({ ...keepAlias, values: ['kept-for-ever', id, 'kept-in-use', there.id] });
    await sql.query({
      text: await readFile('prisma/migrations/20261127064500_names_of_freed_rooms/migration.sql', 'utf8'),
    });
    expect((await callApi(CREATE, { as: other, body: { name: 'kept-for-ever' } })).status).toBe(201);
    expect((await callApi(CREATE, { as: other, body: { name: 'kept-in-use' } })).status).toBe(409);
  });

  it('leaves its entries in the audit log under the names that it had at the time', async () => {
    await callApi(CREATE, { as: owner, body: { name: 'logged-first' } });
    await callApi(PATCH, { as: owner, params: { name: 'logged-first' }, body: { name: 'logged-second' } });
    await remove('logged-second');
    await callApi(RELEASE, { as: admin, params: { name: 'logged-second' } });
    await callApi(CREATE, { as: other, body: { name: 'logged-second' } });
    const { items } = await listAudit({ limit: 20, subject: 'logged-second' });
    expect(items.map(({ action, subjectName }) => [action, subjectName])).toEqual([
      ['room.created', 'logged-second'],
      ['room.name-released', 'logged-second'],
      ['room.deleted', 'logged-second'],
      ['room.renamed', 'logged-second'],
      ['room.created', 'logged-first'],
    ]);
    expect((await listAudit({ limit: 20, subject: 'room:logged-first' })).items).toHaveLength(4);
    // Only what tells of the one that has the name today leads to it.
    expect(items.map(({ room }) => room)).toEqual(['logged-second', null, null, null, null]);
  });

  it('is led to from the audit log under its name of today for as long as it has one', async () => {
    await callApi(CREATE, { as: owner, body: { name: 'led-to-first' } });
    await callApi(PATCH, { as: owner, params: { name: 'led-to-first' }, body: { name: 'led-to-second' } });
    await remove('led-to-second');
    const rooms = async () =>
      (await listAudit({ limit: 20, subject: 'room:led-to-first' })).items.map(({ action, room }) => [action, room]);
    expect(await rooms()).toEqual([
      ['room.deleted', 'led-to-second'],
      ['room.renamed', 'led-to-second'],
      ['room.created', 'led-to-second'],
    ]);
  });
});

async function closeJobsOf(meetingId: string): Promise<number> {
  const [row] = await sql.query<{ jobs: number }>({
    text: `SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE payload::text LIKE '%' || $1 || '%'`,
    values: [meetingId],
  });
  return row?.jobs ?? 0;
}
