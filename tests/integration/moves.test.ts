import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as GET_ROOMS } from '@/app/api/v1/admin/rooms/route';
import { PUT as PUT_ONE } from '@/app/api/v1/rooms/[name]/override/route';
import { PATCH } from '@/app/api/v1/rooms/[name]/route';
import { deleteKillSwitch, insertKillSwitch } from '@/lib/data/migration/kill-switches';
import { sql } from '@/lib/data/sql';
import { compareNames } from '@/lib/schemas/sort-name';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { admin, makeRooms, movedTo, names, occupy, post, preview, resultsOf, setUpMoves } from '../support/moves-stage';

setUpMoves();

let member: ApiCaller;

beforeAll(async () => {
  member = await makeCaller(await makeUser());
});

describe('moving many rooms at once', () => {
  it('moves them as one change, each with end, note and an entry in the audit log', async () => {
    const rooms = await makeRooms(3);
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { status, body } = await post({ rooms: names(...rooms), platform: 'alpha', note: 'Outage', expiresAt });
    expect(status).toBe(200);
    expect(body.summary).toMatchObject({ rooms: 3, moves: 3, sentence: '3 rooms move at their next meeting.' });
    const kept = await sql.query({
      text: 'SELECT DISTINCT platform, note, expires_at, change_id FROM overrides WHERE room_id = ANY ($1)',
      values: [rooms.map(({ id }) => id)],
    });
    expect(kept).toEqual([
      { platform: 'alpha', note: 'Outage', expires_at: new Date(expiresAt), change_id: body.changeId },
    ]);
    const entries = await sql.query({
      text: `SELECT subject_id, reason, after ->> 'version' AS version FROM audit_entries
              WHERE action = 'override.set' AND subject_id = ANY ($1) ORDER BY subject_id`,
      values: [rooms.map(({ id }) => id)],
    });
    expect(entries).toEqual(
      rooms
        .map(({ id }) => ({ subject_id: id, reason: 'Outage', version: '2' }))
        .toSorted((one, other) => one.subject_id.localeCompare(other.subject_id)),
    );
  });

  it('changes nothing in a dry run, and says of each room what would happen', async () => {
    const [free, busy, there] = (await makeRooms(3)) as [TestRoom, TestRoom, TestRoom];
    await occupy(busy, 2);
    await callApi(PUT_ONE, { as: admin(), params: { name: there.slug }, body: { platform: 'alpha' } });
    const pinned = await makeRoom({ pin: 'required' });
    const { status, body } = await preview({ rooms: names(free, busy, there, pinned), platform: 'alpha' });
    expect({ status, changeId: body.changeId }).toEqual({ status: 200, changeId: null });
    expect(resultsOf(body.rooms)).toEqual({
      [free.slug]: 'ok',
      [busy.slug]: 'ok',
      [there.slug]: 'ok',
      [pinned.slug]: 'pinned',
    });
    expect(body.rooms.find(({ name }) => name === busy.slug)).toMatchObject({
      call: { platform: 'mock', people: 2, destination: 'alpha' },
      before: { platform: 'mock', reason: 'ROOM_PLATFORM' },
      after: { platform: 'alpha', reason: 'ROOM_OVERRIDE' },
      sentence: 'Its next meeting is on Alpha; 2 people in this call stay on Demo.',
    });
    expect(body.summary.sentence).toBe(
      '2 rooms move at their next meeting; 1 is in a call with 2 people, who stay; 1 room has its next meeting there already; 1 pinned: remove the pin and move.',
    );
    expect(await movedTo(free, busy)).toEqual([null, null]);
  });

  it('moves none where one is refused, and names each that is with why', async () => {
    const [fine] = (await makeRooms(1, { platform: 'beta' })) as [TestRoom];
    const pinned = await makeRoom({ pin: 'required', platform: 'beta' });
    const recording = await makeRoom({ recording: 'cloud', platform: 'beta' });
    const { status, body } = await post({
      rooms: [...names(fine, pinned, recording), 'no-such-room'],
      platform: 'alpha',
    });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'moves-refused' });
    expect(body.refused?.map(({ name, result, code }) => ({ name, result, code }))).toEqual([
      { name: pinned.slug, result: 'pinned', code: 'room-pinned' },
      { name: recording.slug, result: 'blocked', code: 'platform-cannot-take-room' },
      { name: 'no-such-room', result: 'not-found', code: 'room-not-found' },
    ]);
    expect(body.detail).toContain('3 of 4 rooms can’t be moved, so none was.');
    expect(body.detail).toContain('1 blocked: Alpha lacks cloud recording');
    const alone = await post({ rooms: names(pinned), platform: 'alpha' });
    expect(alone.body.detail).toMatch(new RegExp(`^${pinned.slug} can’t be moved\\. This room is pinned`));
    expect(await movedTo(fine, pinned, recording)).toEqual([null, null, null]);
  });

  it('moves the others where that is asked for', async () => {
    const fine = await makeRoom();
    const pinned = await makeRoom({ pin: 'required' });
    const { status, body } = await post({ rooms: names(fine, pinned), platform: 'alpha', onRefusal: 'skip' });
    expect(status).toBe(200);
    expect(resultsOf(body.rooms)).toEqual({ [fine.slug]: 'ok', [pinned.slug]: 'pinned' });
    expect(await movedTo(fine, pinned)).toEqual(['alpha', null]);
  });

  it('takes pins off where that is asked for, and leaves those that are mere preferences', async () => {
    const pinned = await makeRoom({ pin: 'required' });
    const preferring = await makeRoom({ pin: 'preferred' });
    const order = { rooms: names(pinned, preferring), platform: 'alpha', removePins: true };
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = await post({ ...order, expiresAt, dryRun: true });
    expect(body.summary.sentence).toContain('the pin of 1 room comes off, and stays off when the move runs out');
    expect(body.rooms.map(({ name, removesPin }) => [name, removesPin])).toEqual([
      [pinned.slug, true],
      [preferring.slug, false],
    ]);
    expect((await post(order)).body.rooms[0]?.sentence).toMatch(/ Its pin comes off\.$/);
    const rows = await sql.query({
      text: 'SELECT slug, pin FROM rooms WHERE id = ANY ($1)',
      values: [[pinned.id, preferring.id]],
    });
    expect(Object.fromEntries(rows.map(({ slug, pin }) => [slug, pin]))).toEqual({
      [pinned.slug]: 'none',
      [preferring.slug]: 'preferred',
    });
  });

  it('refuses a deleted room by name', async () => {
    const deleted = await makeRoom();
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [deleted.id] });
    const { status, body } = await post({ rooms: [deleted.slug], platform: 'alpha' });
    expect(status).toBe(409);
    expect(body.refused?.[0]?.sentence).toContain('was deleted');
    expect(await movedTo(deleted)).toEqual([null]);
  });

  it('refuses a target that is none or not set up, an end in the past, and neither or both ways to name rooms', async () => {
    const room = await makeRoom();
    const rooms = [room.slug];
    expect((await post({ rooms, platform: 'skype' })).body).toMatchObject({ code: 'invalid-request' });
    expect((await post({ rooms, platform: 'gamma' })).body).toMatchObject({ code: 'platform-not-configured' });
    const expiresAt = new Date(Date.now() - 1_000).toISOString();
    expect((await post({ rooms, platform: 'alpha', expiresAt })).body.errors?.[0]?.path).toBe('expiresAt');
    expect((await post({ platform: 'alpha' })).body.errors?.[0]?.path).toBe('rooms');
    expect((await post({ rooms, matching: {}, platform: 'alpha' })).status).toBe(400);
    expect((await post({ rooms: [], platform: 'alpha' })).status).toBe(400);
    expect((await post({ rooms, platform: 'alpha', relocateAt: '2099-01-01T00:00:00Z' })).status).toBe(400);
    const unknown = await preview({ rooms, platform: 'alpha', waive: ['size', 'foo'] });
    expect(unknown.status).toBe(400);
    expect(unknown.body.errors).toMatchObject([
      {
        path: 'waive.1',
        message: '"foo" is no need that a move can give up. There are `cloud-recording`, `local-recording`, `size`.',
      },
    ]);
    expect(await movedTo(room)).toEqual([null]);
  });

  it('says by whom moves to the platform are switched off, of one room and of many', async () => {
    const rooms = await makeRooms(2);
    await insertKillSwitch(sql, { target: 'alpha', onBy: 'ada@example.com', reason: null });
    try {
      const first = await preview({ rooms: names(...rooms.slice(1)), platform: 'alpha' });
      expect(first.body.summary.sentence).toBe(
        'No room moves; 1 room has its next meeting elsewhere for now, as moves to Alpha are switched off by ada@example.com.',
      );
      const second = await preview({ rooms: names(...rooms), platform: 'alpha' });
      expect(second.body.summary.sentence).toBe(
        'No room moves; 2 rooms have their next meeting elsewhere for now, as moves to Alpha are switched off by ada@example.com.',
      );
    } finally {
      await deleteKillSwitch(sql, 'alpha');
    }
  });

  it('counts rooms as elsewhere that get another platform instead of the one that they are moved to', async () => {
    const [away] = (await makeRooms(1, { platform: 'beta' })) as [TestRoom];
    const atHome = await makeRooms(2, { platform: 'beta' });
    await callApi(PUT_ONE, { as: admin(), params: { name: away.slug }, body: { platform: 'mock' } });
    await sql.query({ text: "INSERT INTO platform_states (platform, state) VALUES ('alpha', 'disabled')" });
    try {
      const { body } = await preview({ rooms: names(away, ...atHome), platform: 'alpha' });
      expect(body.rooms.find(({ name }) => name === away.slug)).toMatchObject({
        before: { platform: 'mock' },
        after: { platform: 'beta', reason: 'FALLBACK' },
      });
      expect(body.summary).toMatchObject({
        moves: 0,
        sentence: 'No room moves; 3 rooms have their next meeting elsewhere for now, as Alpha is switched off.',
      });
    } finally {
      await sql.query({ text: "DELETE FROM platform_states WHERE platform = 'alpha'" });
    }
  });

  it('is for administrators', async () => {
    const { slug } = await makeRoom();
    expect((await post({ rooms: [slug], platform: 'alpha' }, null)).status).toBe(401);
    expect((await post({ rooms: [slug], platform: 'alpha' }, member)).status).toBe(403);
    expect((await post({ rooms: [slug], platform: 'alpha', dryRun: true }, member)).status).toBe(403);
  });

  it('counts a room once that is named twice, also by a name that it had before', async () => {
    const room = await makeRoom();
    await sql.query({
      text: 'INSERT INTO room_aliases (slug, room_id) VALUES ($1, $2)',
      values: [`old-${room.slug}`, room.id],
    });
    const { body } = await preview({ rooms: [room.slug, `old-${room.slug}`, room.slug], platform: 'alpha' });
    expect(body.summary.rooms).toBe(1);
  });
});

describe('rooms that match', () => {
  it('are those that the list shows with the same filter', async () => {
    const tag = `tag-${randomUUID().slice(0, 8)}`;
    const rooms = await makeRooms(3, { tags: [tag] });
    await makeRooms(2);
    const { body } = await preview({ matching: { tag }, platform: 'alpha' });
    expect(body.rooms.map(({ name }) => name)).toEqual(names(...rooms).toSorted(compareNames));
    const list = await callApi(GET_ROOMS, { as: admin(), query: { tag } });
    expect(list.body.items?.map(({ name }) => name)).toEqual(names(...rooms).toSorted(compareNames));
    expect(list.body.total).toBe(3);
    // What was previewed is what is moved: each room at the version that the preview saw.
    const versions = body.rooms.map(({ name, version }) => ({ name, version }));
    await callApi(PATCH, { as: admin(), params: { name: rooms[0]?.slug ?? '' }, body: { title: 'Another' } });
    const late = await post({ rooms: versions, platform: 'alpha' });
    expect({ status: late.status, code: late.body.code }).toEqual({ status: 412, code: 'changed-meanwhile' });
    expect(late.body.refused).toMatchObject([
      { name: rooms[0]?.slug, result: 'changed', change: { who: 'API key test', after: { title: 'Another' } } },
    ]);
    expect(await movedTo(...rooms)).toEqual([null, null, null]);
  });

  it('may ask what the next meetings get', async () => {
    const tag = `tag-${randomUUID().slice(0, 8)}`;
    const [moved] = (await makeRooms(2, { tags: [tag] })) as [TestRoom];
    await post({ rooms: [moved.slug], platform: 'alpha' });
    const { body } = await preview({ matching: { tag, reason: 'ROOM_OVERRIDE' }, platform: null });
    expect(body.rooms).toMatchObject([{ name: moved.slug, result: 'ok', after: { platform: 'mock' } }]);
    expect(body.summary.sentence).toBe('1 room goes back at its next meeting.');
  });
});

describe('rooms that somebody else moved since they were looked at', () => {
  it('are named by a dry run too, with who, when and what, and move again once that version was looked at', async () => {
    const rooms = (await makeRooms(2)) as [TestRoom, TestRoom];
    const [overtaken, other] = rooms;
    const seen = (await preview({ rooms: names(...rooms), platform: 'beta' })).body.rooms;
    const versions = seen.map(({ name, version }) => ({ name, version }));
    await callApi(PUT_ONE, { as: admin(), params: { name: overtaken.slug }, body: { platform: 'alpha', note: 'Ada' } });

    const asked = { rooms: versions, platform: 'beta' };
    const { body } = await preview(asked);
    expect(resultsOf(body.rooms)).toEqual({ [overtaken.slug]: 'changed', [other.slug]: 'ok' });
    const [told] = body.rooms;
    expect(told).toMatchObject({
      before: { platform: 'alpha' },
      after: { platform: 'beta' },
      change: {
        who: 'API key test',
        version: 2,
        before: { override: null },
        after: { override: { platform: 'alpha', note: 'Ada' } },
      },
    });
    expect(Date.now() - Date.parse(told?.change?.when ?? '')).toBeLessThan(60_000);
    const late = await post(asked);
    expect(late.status).toBe(412);
    expect(late.body.refused?.[0]?.change).toEqual(told?.change);
    expect(await movedTo(...rooms)).toEqual(['alpha', null]);

    const again = (await preview({ rooms: names(...rooms), platform: 'beta' })).body.rooms;
    await post({ rooms: again.map(({ name, version }) => ({ name, version })), platform: 'beta' });
    expect(await movedTo(...rooms)).toEqual(['beta', 'beta']);
  });
});

describe('putting many rooms back', () => {
  it('lifts their moves, and leaves rooms alone that have none', async () => {
    const [moved, other] = (await makeRooms(2)) as [TestRoom, TestRoom];
    await post({ rooms: [moved.slug], platform: 'alpha' });
    const { status, body } = await post({ rooms: names(moved, other), platform: null });
    expect(status).toBe(200);
    expect(resultsOf(body.rooms)).toEqual({ [moved.slug]: 'ok', [other.slug]: 'unchanged' });
    expect(await movedTo(moved, other)).toEqual([null, null]);
    const [{ version } = { version: 0 }] = await sql.query<{ version: number }>({
      text: 'SELECT version FROM rooms WHERE id = $1',
      values: [other.id],
    });
    expect(version).toBe(1);
  });
});

it('says of a deleted room what to do also where it is moved alone', async () => {
  const room = await makeRoom();
  await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [room.id] });
  const { status, body } = await callApi(PUT_ONE, {
    as: admin(),
    params: { name: room.slug },
    body: { platform: 'alpha' },
  });
  expect([status, body.detail]).toEqual([404, `The room “${room.slug}” was deleted. Restore it first.`]);
});
