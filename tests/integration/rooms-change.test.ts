import { beforeAll, describe, expect, it } from 'vitest';
import { GET as GET_MEETING } from '@/app/api/v1/meetings/[id]/route';
import { POST as RELEASE } from '@/app/api/v1/rooms/[name]/release/route';
import { GET, PATCH } from '@/app/api/v1/rooms/[name]/route';
import { sql } from '@/lib/data/sql';
import { updateRoom } from '@/lib/rooms/update-room';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let ada: TestUser;
let grace: TestUser;
let owner: ApiCaller;
let other: ApiCaller;
let admin: ApiCaller;

beforeAll(async () => {
  ada = await makeUser({ name: 'Ada Lovelace', email: 'ada@example.com' });
  grace = await makeUser({ name: 'Grace Hopper', email: 'grace@example.com', role: 'admin' });
  owner = await makeCaller(ada);
  other = await makeCaller(await makeUser());
  admin = await makeCaller(grace);
});

const patch = (name: string, body: unknown, as: ApiCaller | null = owner, ifMatch?: number) =>
  callApi(PATCH, { as, params: { name }, body, ...(ifMatch === undefined ? {} : { ifMatch }) });

async function auditOf(roomId: string) {
  return sql.query({
    text: `SELECT action, before, after FROM audit_entries WHERE subject_kind = 'room' AND subject_id = $1 ORDER BY id`,
    values: [roomId],
  });
}

describe('changing a room', () => {
  it('changes what is sent and nothing else, and writes down just that', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id, title: 'Before', size: 20 });
    const { status, body, headers } = await patch(slug, { title: 'After', settings: { recording: 'local' } });
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"2"');
    expect(body).toMatchObject({ name: slug, title: 'After', settings: { size: 20, recording: 'local' }, version: 2 });
    expect(await auditOf(id)).toEqual([
      {
        action: 'room.changed',
        before: { title: 'Before', 'settings.recording': 'none', version: 1 },
        after: { title: 'After', 'settings.recording': 'local', version: 2 },
      },
    ]);
  });

  it('changes nothing and raises no version where everything is so already', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id, title: 'Same' });
    expect((await patch(slug, { title: 'Same', settings: { size: 50 }, tags: [] })).body.version).toBe(1);
    expect(await auditOf(id)).toEqual([]);
  });

  it('tells the pages in its call of a new title, also those of guests whom the room isn’t open to', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id, title: 'Before', visibility: 'private' });
    const { id: meetingId } = await makeMeeting(id);
    const toCall = expect.objectContaining({ topic: 'meeting', meetingId });
    expect(await hearChanges(() => patch(slug, { settings: { size: 20 } }))).not.toContainEqual(toCall);
    expect(await hearChanges(() => patch(slug, { title: 'After' }))).toContainEqual(toCall);
    const look = await callApi(GET_MEETING, { as: owner, params: { id: meetingId } });
    expect(look.body).toMatchObject({ room: slug, roomTitle: 'After' });
  });

  it('keeps 401, 403 and 404 apart', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    const hidden = await makeRoom({ ownerId: ada.id, visibility: 'private' });
    const codes = async (name: string, as: ApiCaller | null) => {
      const { status, body } = await patch(name, { title: 'Mine' }, as);
      return [status, body.code];
    };
    expect(await codes(slug, null)).toEqual([401, 'not-signed-in']);
    expect(await codes(slug, other)).toEqual([403, 'forbidden']);
    expect(await codes(hidden.slug, other)).toEqual([403, 'room-not-open-to-you']);
    expect(await codes('no-such-room', owner)).toEqual([404, 'room-not-found']);
    expect((await callApi(GET, { params: { name: slug } })).body.title).toBe(slug);
  });

  it('refuses an empty change and wrong values', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    for (const body of [{}, { title: '<b>' }, { settings: { size: -1 } }, { name: 'admin' }, { version: 7 }, []]) {
      expect((await patch(slug, body)).status).toBe(400);
    }
  });

  it('leaves platform, pin and owner to administrators, also where they are sent as they are', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    for (const body of [{ platform: 'mock' }, { pin: 'none' }, { owner: 'ada@example.com' }, { owner: null }]) {
      const answer = await patch(slug, { title: 'Slipped in', ...body });
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 403, code: 'forbidden' });
    }
    expect(await auditOf(id)).toEqual([]);
  });

  it('lets an administrator pin it, hand it over, and put it only on a platform that works', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    expect((await patch(slug, { platform: 'skype' }, admin)).status).toBe(400);
    const missing = await patch(slug, { platform: 'jitsi' }, admin);
    expect({ status: missing.status, code: missing.body.code }).toEqual({
      status: 409,
      code: 'platform-not-configured',
    });
    expect((await patch(slug, { owner: 'nobody@example.com' }, admin)).status).toBe(400);
    const changed = await patch(slug, { pin: 'required', owner: 'GRACE@example.com' }, admin);
    expect(changed.body).toMatchObject({ pin: 'required', owner: 'Grace Hopper' });
    expect((await patch(slug, { title: 'Was mine' })).status).toBe(403);
  });

  it('lets other fields change while the platform is one that is gone', async () => {
    const { slug } = await makeRoom({ platform: 'hangouts' });
    const { status, body } = await patch(slug, { title: 'Still here', platform: 'hangouts' }, admin);
    expect({ status, platform: body.platform }).toEqual({ status: 200, platform: 'hangouts' });
  });

  it('leaves a meeting that goes on alone', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    const meeting = await makeMeeting(id);
    await makeSession(meeting.id);
    const { body } = await patch(slug, { settings: { recording: 'cloud' } });
    expect(body.live).toMatchObject({ meetingId: meeting.id, people: 1 });
    expect(
      await sql.query({ text: 'SELECT state, settings FROM meetings WHERE id = $1', values: [meeting.id] }),
    ).toEqual([{ state: 'live', settings: {} }]);
  });

  it('leaves the length of a meeting as it was made, which that tells', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id, meetingHours: 8 });
    const meeting = await makeMeeting(id);
    await patch(slug, { settings: { meetingHours: 4 } });
    const look = await callApi(GET_MEETING, { as: owner, params: { id: meeting.id } });
    expect(look.body).toMatchObject({ settings: { meetingHours: 8 } });
  });
});

describe('two people changing a room', () => {
  it('tells the loser who changed what, when, from what to what', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id, title: 'First' });
    await patch(slug, { title: 'Second' }, owner, 1);
    await patch(slug, { title: 'Third', visibility: 'members' }, admin, 2);
    const { status, body } = await patch(slug, { title: 'Mine' }, owner, 1);
    expect(status).toBe(412);
    expect(body).toMatchObject({
      code: 'changed-meanwhile',
      version: 3,
      before: { title: 'First', visibility: 'open' },
      after: { title: 'Third', visibility: 'members' },
    });
    expect(body.who).toContain('test');
    expect(Date.now() - Date.parse(String(body.when))).toBeLessThan(60_000);
    expect((await callApi(GET, { as: owner, params: { name: slug } })).body.title).toBe('Third');
  });

  it('says of a version that never was that it is none, and which one holds', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    for (const version of [99, 0]) {
      const { status, body } = await patch(slug, { title: 'Mine' }, owner, version);
      expect(status).toBe(412);
      expect(body).toMatchObject({
        code: 'changed-meanwhile',
        version: 1,
        detail: `"${version}" is not a version of this room: it is at version "1". Read it, and send that version in If-Match.`,
      });
      expect(body).not.toHaveProperty('before');
      expect(body).not.toHaveProperty('after');
    }
  });

  it('lets one of many win who looked at the same version', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => patch(slug, { title: `Number ${index}` }, owner, 1)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  it('lets a change through that minds no version', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    await patch(slug, { title: 'One' });
    expect((await patch(slug, { title: 'Two' })).body.version).toBe(3);
  });
});

describe('renaming a room', () => {
  it('keeps every old name leading to it, and may go back to one', async () => {
    const { slug } = await makeRoom({ slug: 'name-one', ownerId: ada.id });
    await patch(slug, { name: 'name-two' });
    await patch('name-two', { name: 'name-three' });
    const nameOf = async (name: string) => (await callApi(GET, { params: { name } })).body.name;
    expect([await nameOf('name-one'), await nameOf('name-two')]).toEqual(['name-three', 'name-three']);
    // Also by an old name.
    expect((await patch('name-two', { name: 'name-one' })).body.name).toBe('name-one');
    expect([await nameOf('name-two'), await nameOf('name-three')]).toEqual(['name-one', 'name-one']);
    expect(await sql.query({ text: `SELECT slug FROM room_aliases WHERE slug LIKE 'name-%' ORDER BY slug` })).toEqual([
      { slug: 'name-three' },
      { slug: 'name-two' },
    ]);
  });

  it('refuses the name, and the earlier name, of another room', async () => {
    const first = await makeRoom({ slug: 'taken-one', ownerId: ada.id });
    await patch(first.slug, { name: 'taken-two' });
    const { slug } = await makeRoom({ ownerId: ada.id });
    for (const name of ['taken-one', 'taken-two']) {
      const { status, body } = await patch(slug, { name });
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'slug-taken' });
    }
    expect((await callApi(GET, { params: { name: slug } })).body.name).toBe(slug);
  });

  it('gives one name to one room where several want it at the same moment', async () => {
    const rooms = await Promise.all(Array.from({ length: 5 }, () => makeRoom({ ownerId: ada.id })));
    const answers = await Promise.all(rooms.map(({ slug }) => patch(slug, { name: 'wanted-name' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    // A loser keeps its own name and has no half of the rename.
    const aliases = await sql.query({
      text: 'SELECT slug FROM room_aliases WHERE slug = ANY ($1)',
      values: [rooms.map(({ slug }) => slug)],
    });
    expect(aliases).toHaveLength(1);
  });

  it('lets an administrator free an old name, and nobody take one from a room that has it', async () => {
    const { slug } = await makeRoom({ slug: 'free-me', ownerId: ada.id });
    await patch(slug, { name: 'freed-room' });
    const release = (name: string, as: ApiCaller) => callApi(RELEASE, { as, params: { name } });
    expect((await release('free-me', owner)).status).toBe(403);
    expect((await release('freed-room', admin)).status).toBe(409);
    const earlierNames = async (as: ApiCaller | null) =>
      (await callApi(GET, { as, params: { name: 'freed-room' } })).body.earlierNames;
    const shown = [{ name: 'free-me', since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }];
    expect([await earlierNames(owner), await earlierNames(admin)]).toEqual([shown, shown]);
    expect([await earlierNames(other), await earlierNames(null)]).toEqual([undefined, undefined]);
    expect((await release('free-me', admin)).status).toBe(204);
    expect(await earlierNames(owner)).toEqual([]);
    expect((await callApi(GET, { params: { name: 'free-me' } })).status).toBe(404);
    expect((await release('free-me', admin)).status).toBe(404);
  });
});

describe('everybody else', () => {
  it('hears of a change, under the old name and for the old viewers as well', async () => {
    const { id, slug } = await makeRoom({ ownerId: ada.id });
    const changes = await hearChanges(() =>
      updateRoom({ actor: ada.actor, slug, changes: { name: `${slug}-x`, visibility: 'private' }, ifMatch: null }),
    );
    const own = { topic: 'room', roomId: id, ownerId: ada.id };
    expect(changes).toEqual(
      expect.arrayContaining([
        { ...own, room: slug, visibility: 'open' },
        { ...own, room: `${slug}-x`, visibility: 'private' },
      ]),
    );
  });

  it('hears nothing of a change that was refused', async () => {
    const { slug } = await makeRoom({ ownerId: ada.id });
    const changes = await hearChanges(async () => {
      const change = updateRoom({ actor: ada.actor, slug, changes: { title: 'No' }, ifMatch: 7 });
      await expect(change).rejects.toMatchObject({ code: 'changed-meanwhile' });
    });
    expect(changes).toEqual([]);
  });
});
