import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DELETE as UNDO } from '@/app/api/v1/overrides/[changeId]/route';
import { GET as LIST, POST } from '@/app/api/v1/overrides/route';
import { GET as GET_OVERRIDE, DELETE as LIFT, PUT } from '@/app/api/v1/rooms/[name]/override/route';
import { GET as GET_ROOM, PATCH } from '@/app/api/v1/rooms/[name]/route';
import { sql } from '@/lib/data/sql';
import { compareNames } from '@/lib/schemas/sort-name';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;

beforeAll(async () => {
  registerScriptedPlatform('alpha');
  registerScriptedPlatform('beta');
  admin = await makeCaller(await makeUser({ role: 'admin' }));
});

const move = async (rooms: TestRoom[], platform: string | null, more: object = {}): Promise<string> => {
  const { status, body } = await callApi(POST, {
    as: admin,
    body: { rooms: rooms.map(({ slug }) => slug), platform, ...more },
  });
  expect(status).toBe(200);
  return String(body.changeId);
};
const undo = (changeId: string, as: ApiCaller | null = admin) => callApi(UNDO, { as, params: { changeId } });
const overrideOf = async ({ slug }: TestRoom) =>
  (await callApi(GET_OVERRIDE, { as: admin, params: { name: slug } })).body as Record<string, unknown> | null;
const listed = async (query: Record<string, string> = {}) =>
  (await callApi(LIST, { as: admin, query })).body.items ?? [];
/** The rooms that a change isn't undone for, as the list tells of them. */
const keptOf = async ({ slug }: TestRoom, changeId: string) => {
  const entry = (await listed({ room: slug })).find((item) => item.changeId === changeId);
  const kept = entry?.kept as { name: string; reason: string }[];
  return Object.fromEntries(kept.map(({ name, reason }) => [name, reason]));
};

describe('undoing a move', () => {
  it('brings many rooms back at once to what each was before', async () => {
    const [fresh, moved] = [await makeRoom(), await makeRoom()];
    await callApi(PUT, { as: admin, params: { name: moved.slug }, body: { platform: 'beta', note: 'Before' } });
    const before = await overrideOf(moved);
    const changeId = await move([fresh, moved], 'alpha');
    const { status, body } = await undo(changeId);
    expect(status).toBe(200);
    expect((await listed({ room: fresh.slug }))[0]?.ways).toEqual([
      { from: 'alpha', to: 'beta', rooms: 1 },
      { from: 'alpha', to: null, rooms: 1 },
    ]);
    expect(body).toMatchObject({
      rooms: [fresh.slug, moved.slug].toSorted(compareNames),
      kept: [],
      sentence: '2 rooms are as they were.',
    });
    expect(await overrideOf(fresh)).toBeNull();
    // The very move of before: its change, author, note and time.
    expect(await overrideOf(moved)).toEqual(before);
    const entries = await sql.query({
      text: `SELECT subject_id FROM audit_entries WHERE action = 'override.undone' AND subject_id = ANY ($1)`,
      values: [[fresh.id, moved.id]],
    });
    expect(entries).toHaveLength(2);
  });

  it('leaves rooms alone that were changed again since, and names each with why and what to do', async () => {
    const rooms = [await makeRoom(), await makeRoom(), await makeRoom(), await makeRoom(), await makeRoom()] as const;
    const [untouched, moved, lifted, pinned, deleted] = rooms;
    const changeId = await move([...rooms], 'alpha');
    await callApi(PUT, { as: admin, params: { name: moved.slug }, body: { platform: 'beta' } });
    await callApi(LIFT, { as: admin, params: { name: lifted.slug } });
    await callApi(PATCH, { as: admin, params: { name: pinned.slug }, body: { pin: 'required' } });
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [deleted.id] });
    const { body } = await undo(changeId);
    expect(body.rooms).toEqual([untouched.slug]);
    const kept = body.kept as { name: string; reason: string }[];
    expect(Object.fromEntries(kept.map(({ name, reason }) => [name, reason]))).toEqual({
      [moved.slug]: 'It was moved again since, to Beta by API key test. Undo that first.',
      [lifted.slug]: 'It was put back since, by API key test. Undo that first.',
      [pinned.slug]: 'It was pinned to its home since.',
      [deleted.slug]: 'It is deleted. Restore it, then undo this again.',
    });
    expect(body.sentence).toContain('1 room is as it was; 4 others are not. ');
    for (const { name, reason } of kept) expect(body.sentence).toContain(`${name}: ${reason}`);
    const [entry] = (await listed({ room: untouched.slug })).filter((item) => item.changeId === changeId);
    expect(entry).toMatchObject({ rooms: 5, undoneRooms: 1, kept, undoableUntil: expect.any(String) });
    expect(await overrideOf(moved)).toMatchObject({ platform: 'beta' });
  });

  it('is offered only while something of it can be undone, else the list says what stands in the way', async () => {
    // More rooms than the list names, the last of which is the only one that an undo could bring back.
    const rooms = await Promise.all(Array.from({ length: 24 }, () => makeRoom()));
    const bySlug = rooms.toSorted((one, other) => compareNames(one.slug, other.slug));
    const [last, first] = [bySlug.at(-1), bySlug[0]];
    if (!last || !first) throw new Error('No rooms were made.');
    const changeId = await move(rooms, 'alpha');
    const offered = async () => (await listed({ room: last.slug })).find((item) => item.changeId === changeId);
    expect(await offered()).toMatchObject({ canBeUndone: true, kept: [] });
    const since = await move(bySlug.slice(0, -1), 'beta');
    expect(await offered()).toMatchObject({ canBeUndone: true, kept: [] });
    const toLast = await move([last], 'beta');
    const reason = 'It was moved again since, to Beta by API key test. Undo that first.';
    expect(await offered()).toMatchObject({
      canBeUndone: false,
      undoneRooms: 0,
      undoableUntil: expect.any(String),
      kept: bySlug.slice(0, 3).map(({ slug }) => ({ name: slug, reason })),
    });
    expect((await undo(changeId)).body).toMatchObject({ code: 'move-not-undoable' });

    await undo(toLast);
    expect((await undo(changeId)).body.rooms).toEqual([last.slug]);
    expect(await offered()).toMatchObject({ canBeUndone: false, undoneRooms: 1 });
    expect((await undo(changeId)).body).toMatchObject({ code: 'move-not-undoable' });
    await undo(since);
    expect(await offered()).toMatchObject({ canBeUndone: true, undoneRooms: 1 });
    expect((await undo(changeId)).body.rooms).toHaveLength(23);
    expect(await offered()).toMatchObject({ canBeUndone: false, kept: [], undoableUntil: null });
    expect(await overrideOf(first)).toBeNull();
  });

  it('puts pins back that the move took off, and leaves a room alone whose pin was changed since', async () => {
    const rooms = [await makeRoom({ pin: 'required' }), await makeRoom({ pin: 'required' })] as const;
    const changeId = await move([...rooms], 'alpha', { removePins: true });
    await callApi(PATCH, { as: admin, params: { name: rooms[1].slug }, body: { pin: 'preferred' } });
    expect((await undo(changeId)).body).toMatchObject({ rooms: [rooms[0].slug], kept: [{ name: rooms[1].slug }] });
    const pinOf = async ({ slug }: TestRoom) =>
      (await callApi(GET_ROOM, { as: admin, params: { name: slug } })).body.pin;
    expect([await pinOf(rooms[0]), await pinOf(rooms[1])]).toEqual(['required', 'preferred']);
  });

  it('leaves the room without a move where the time of the earlier one is over', async () => {
    const room = await makeRoom();
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    await callApi(PUT, { as: admin, params: { name: room.slug }, body: { platform: 'beta', expiresAt } });
    const changeId = await move([room], 'alpha');
    await sql.query({
      text: `UPDATE overrides SET expires_at = now() - interval '1 minute' WHERE room_id = $1 AND platform = 'beta'`,
      values: [room.id],
    });
    expect((await undo(changeId)).status).toBe(200);
    expect(await overrideOf(room)).toBeNull();
  });

  it('is refused for a move that ran out by itself, unless it took pins off, and brings no earlier move back', async () => {
    const [fresh, moved, plain] = [await makeRoom(), await makeRoom(), await makeRoom()];
    const pinned = await makeRoom({ pin: 'required' });
    const earlier = await move([moved, fresh], 'beta');
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const alone = await move([fresh], 'alpha', { expiresAt });
    const both = await move([moved, pinned, plain], 'alpha', { expiresAt, removePins: true });
    expect((await listed({ room: fresh.slug }))[0]).toMatchObject({ undoableUntil: expiresAt });
    await sql.query({
      text: `UPDATE overrides SET expires_at = now() - interval '1 second' WHERE change_id = ANY ($1::uuid[])`,
      values: [[alone, both]],
    });
    await sql.query({
      text: `UPDATE move_changes SET expires_at = now() - interval '1 second' WHERE id = ANY ($1::uuid[])`,
      values: [[alone, both]],
    });
    expect((await listed({ room: fresh.slug }))[0]).toMatchObject({ undoableUntil: null });
    const refused = await undo(alone);
    expect(refused.body).toMatchObject({ code: 'move-not-undoable', status: 409 });
    expect(refused.body.detail).toContain('ran out by itself');
    expect((await undo(both)).status).toBe(200);
    // Of the others nothing is left that an undo could bring back, so none is offered.
    const rest = (await listed({ room: plain.slug })).find((item) => item.changeId === both);
    expect(rest).toMatchObject({ undoneRooms: 1, canBeUndone: false, undoableUntil: null });
    const ranOut = 'The move ran out by itself.';
    expect(await keptOf(plain, both)).toEqual({ [plain.slug]: ranOut, [moved.slug]: ranOut });
    // Nor does the move before come back by itself, or is there anything of it to undo.
    expect((await undo(earlier)).body).toMatchObject({ code: 'move-not-undoable', status: 409 });
    for (const room of [fresh, moved, plain, pinned]) expect(await overrideOf(room)).toBeNull();
    const { body } = await callApi(GET_ROOM, { as: admin, params: { name: pinned.slug } });
    expect(body).toMatchObject({ pin: 'required' });
  });

  it('goes on for the rest once that is possible', async () => {
    const [untouched, moved, deleted] = [await makeRoom(), await makeRoom(), await makeRoom()];
    const changeId = await move([untouched, moved, deleted], 'alpha');
    const later = await move([moved], 'beta');
    await sql.query({ text: 'UPDATE rooms SET deleted_at = now() WHERE id = $1', values: [deleted.id] });
    expect((await undo(changeId)).body.rooms).toEqual([untouched.slug]);
    const refused = await undo(changeId);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain(`${deleted.slug}: It is deleted.`);
    expect(refused.body.detail).toContain(`${moved.slug}: It was moved again since, to Beta by API key test.`);
    await undo(later);
    // The list says what stands in the way now, not what did at the last try.
    expect(await keptOf(moved, changeId)).toEqual({
      [moved.slug]: 'Nothing is in the way any more: undo the rest.',
      [deleted.slug]: 'It is deleted. Restore it, then undo this again.',
    });
    await sql.query({
      text: `UPDATE move_changes SET at = at - interval '25 hours' WHERE id = $1`,
      values: [changeId],
    });
    expect(await keptOf(moved, changeId)).toEqual({
      [moved.slug]: 'It is as the move left it.',
      [deleted.slug]: 'It is deleted.',
    });
    await sql.query({
      text: `UPDATE move_changes SET at = at + interval '25 hours' WHERE id = $1`,
      values: [changeId],
    });
    await sql.query({ text: 'UPDATE rooms SET deleted_at = NULL WHERE id = $1', values: [deleted.id] });
    expect((await undo(changeId)).body).toMatchObject({
      rooms: [deleted.slug, moved.slug].toSorted(compareNames),
      kept: [],
    });
    for (const room of [untouched, moved, deleted]) expect(await overrideOf(room)).toBeNull();
    const [entry] = (await listed({ room: moved.slug })).filter((item) => item.changeId === changeId);
    expect(entry).toMatchObject({ rooms: 3, undoneRooms: 3, kept: [], undoableUntil: null });
    expect((await undo(changeId)).body.detail).toContain('undid this already');
  });

  it('works in either order for moves of which one was undone since', async () => {
    const [one, other] = [await makeRoom(), await makeRoom()];
    const first = await move([one], 'beta');
    const both = await move([one, other], 'alpha');
    const last = await move([other], 'beta');
    expect((await undo(last)).status).toBe(200);
    expect((await undo(both)).body).toMatchObject({ kept: [], sentence: '2 rooms are as they were.' });
    expect(await overrideOf(one)).toMatchObject({ platform: 'beta', changeId: first });
    expect((await undo(first)).status).toBe(200);
    expect([await overrideOf(one), await overrideOf(other)]).toEqual([null, null]);
  });

  it('is a change itself: it is listed, and can be undone', async () => {
    const room = await makeRoom();
    const changeId = await move([room], 'alpha', { note: 'Try' });
    const undone = String((await undo(changeId)).body.changeId);
    expect(await listed({ room: room.slug })).toMatchObject([
      { changeId: undone, kind: 'undo', undoesId: changeId, rooms: 1, examples: [room.slug], undoneAt: null },
      { changeId, kind: 'move', platform: 'alpha', note: 'Try', undoneBy: 'API key test', undoableUntil: null },
    ]);
    expect((await undo(undone)).status).toBe(200);
    expect(await overrideOf(room)).toMatchObject({ platform: 'alpha', note: 'Try', changeId });
    const [, undoing, moved] = await listed({ room: room.slug });
    expect(undoing).toMatchObject({ changeId: undone, undoneBy: 'API key test', undoneRooms: 1 });
    expect(moved).toMatchObject({ changeId, undoneAt: null, undoneRooms: 0, undoableUntil: expect.any(String) });
    // It stands again, and is undone like any other.
    expect((await undo(changeId)).status).toBe(200);
    expect(await overrideOf(room)).toBeNull();
  });

  it('works for puttings back and for moves of one room', async () => {
    const room = await makeRoom();
    const put = await callApi(PUT, { as: admin, params: { name: room.slug }, body: { platform: 'alpha' } });
    await callApi(LIFT, { as: admin, params: { name: room.slug } });
    const [lift] = await listed({ room: room.slug });
    expect(lift).toMatchObject({ kind: 'put-back', rooms: 1 });
    expect((await undo(String(lift?.changeId))).status).toBe(200);
    expect(await overrideOf(room)).toMatchObject({ platform: 'alpha' });
    // It is the move that it was, and can be undone as well.
    expect((await undo(String(put.body.changeId))).status).toBe(200);
    expect(await overrideOf(room)).toBeNull();
  });

  it('happens once, also where two ask at the same moment', async () => {
    const rooms = [await makeRoom(), await makeRoom()];
    const changeId = await move(rooms, 'alpha');
    const answers = await Promise.all([undo(changeId), undo(changeId)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.detail).toContain('undid this already');
  });

  it('is refused after a day, for what never was, and for others than administrators', async () => {
    const room = await makeRoom();
    const changeId = await move([room], 'alpha');
    await sql.query({
      text: `UPDATE move_changes SET at = now() - interval '25 hours' WHERE id = $1`,
      values: [changeId],
    });
    expect((await undo(changeId)).body).toMatchObject({ code: 'move-not-undoable', status: 409 });
    expect((await listed({ room: room.slug }))[0]).toMatchObject({ undoableUntil: null, undoneAt: null });
    expect((await undo(randomUUID())).status).toBe(404);
    expect((await undo('nonsense')).status).toBe(404);
    const member = await makeCaller(await makeUser());
    expect((await undo(changeId, member)).status).toBe(403);
    expect((await callApi(LIST, { as: member })).status).toBe(403);
    expect(await overrideOf(room)).toMatchObject({ platform: 'alpha' });
  });

  it('and a move of the same rooms at the same moment leave one of the two', async () => {
    const rooms = [await makeRoom(), await makeRoom(), await makeRoom()];
    const changeId = await move(rooms, 'alpha');
    const [undone, moved] = await Promise.all([
      undo(changeId),
      callApi(POST, {
        as: admin,
        body: { rooms: rooms.map(({ slug }) => slug).toReversed(), platform: 'beta' },
      }),
    ]);
    expect(moved.status).toBe(200);
    expect([200, 409]).toContain(undone.status);
    for (const room of rooms) expect(await overrideOf(room)).toMatchObject({ platform: 'beta' });
  });
});

describe('the list of moves', () => {
  it('goes back page by page, newest first', async () => {
    const room = await makeRoom();
    const made: string[] = [];
    for (const platform of ['alpha', 'beta', 'alpha', 'beta', 'alpha']) made.push(await move([room], platform));
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { room: room.slug, limit: '2', ...(cursor ? { cursor } : {}) };
      const { body } = await callApi(LIST, { as: admin, query });
      seen.push(...(body.items ?? []).map((item) => item.changeId));
      cursor = body.nextCursor ?? null;
    } while (cursor);
    expect(seen).toEqual(made.toReversed());
    expect((await callApi(LIST, { as: admin, query: { room: 'no-such-room' } })).status).toBe(404);
    expect((await callApi(LIST, { as: admin, query: { cursor: 'WyJ4Il0' } })).status).toBe(400);
  });
});
