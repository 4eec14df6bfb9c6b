import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/decisions/route';
import { GET as GET_OVERVIEW } from '@/app/api/v1/overview/route';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
let standup: TestRoom;
let board: TestRoom;

beforeAll(async () => {
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  standup = await makeRoom({ slug: 'standup' });
  board = await makeRoom({ slug: 'board' });
  await sql.query({ text: "INSERT INTO room_aliases (slug, room_id) VALUES ('daily', $1)", values: [standup.id] });
  await decide(standup, 'WAVE', 'daily', '2026-11-20T09:00:00Z');
  await decide(standup, 'NO_PLATFORM', null, '2026-11-21T09:00:00Z');
  await decide(board, 'ROOM_PLATFORM', 'whereby', '2026-11-22T09:00:00Z');
});

const decide = (room: TestRoom, reason: string, platform: string | null, at: string) =>
  sql.query({
    text: "INSERT INTO decisions (room_id, platform, reason, steps, at) VALUES ($1, $2, $3, '[]', $4)",
    values: [room.id, platform, reason, at],
  });

const reasonsOf = async (query: Record<string, string>) => {
  const { status, body } = await callApi(GET, { as: admin, query });
  expect(status).toBe(200);
  return body.items?.map(({ reason }) => reason);
};

describe('the list of decisions', () => {
  it('is narrowed by reason, platform, room and time, and by several of them', async () => {
    expect(await reasonsOf({})).toEqual(['ROOM_PLATFORM', 'NO_PLATFORM', 'WAVE']);
    expect(await reasonsOf({ reason: 'WAVE' })).toEqual(['WAVE']);
    expect(await reasonsOf({ platform: 'whereby' })).toEqual(['ROOM_PLATFORM']);
    expect(await reasonsOf({ platform: 'none' })).toEqual(['NO_PLATFORM']);
    for (const room of ['standup', 'daily', standup.id])
      expect(await reasonsOf({ room })).toEqual(['NO_PLATFORM', 'WAVE']);
    expect(await reasonsOf({ since: '2026-11-21T09:00:00Z' })).toEqual(['ROOM_PLATFORM', 'NO_PLATFORM']);
    expect(await reasonsOf({ room: 'standup', since: '2026-11-21T00:00:00Z', reason: 'WAVE' })).toEqual([]);
  });

  it('keeps to its filter from page to page', async () => {
    const first = await callApi(GET, { as: admin, query: { room: 'standup', limit: '1' } });
    const second = await callApi(GET, {
      as: admin,
      query: { room: 'standup', limit: '1', cursor: String(first.body.nextCursor) },
    });
    expect([first, second].flatMap(({ body }) => body.items?.map(({ reason }) => reason))).toEqual([
      'NO_PLATFORM',
      'WAVE',
    ]);
    expect(second.body.nextCursor).toBeNull();
  });

  it('says what is wrong with a filter', async () => {
    for (const [name, value] of [
      ['reason', 'LUCK'],
      ['since', 'yesterday'],
    ] as const) {
      expect((await callApi(GET, { as: admin, query: { [name]: value } })).body.code).toBe('invalid-request');
    }
    expect((await callApi(GET, { as: null })).status).toBe(401);
    expect((await callApi(GET, { as: await makeCaller(await makeUser()) })).status).toBe(403);
  });
});

describe('the latest decisions of the overview', () => {
  it('are one for each meeting: a platform that failed to make it gave it nothing', async () => {
    const failed = await makeMeeting(board.id, { state: 'failed' });
    const made = await makeMeeting(board.id, { state: 'live' });
    for (const [id, reason, at] of [
      [failed.id, 'ROOM_PLATFORM', '2026-11-23T09:00:00Z'],
      [made.id, 'FALLBACK', '2026-11-23T09:00:01Z'],
    ]) {
      await sql.query({
        text: "INSERT INTO decisions (room_id, meeting_id, platform, reason, steps, at) VALUES ($1, $2, 'alpha', $3, '[]', $4)",
        values: [board.id, id, reason, at],
      });
    }
    const { body } = await callApi(GET_OVERVIEW, { as: admin });
    const decisions = body.recentDecisions as { meetingId: string | null; reason: string }[];
    expect(decisions.map(({ reason }) => reason)).toEqual(['FALLBACK', 'ROOM_PLATFORM', 'NO_PLATFORM', 'WAVE']);
    expect(decisions.map(({ meetingId }) => meetingId)).toEqual([made.id, null, null, null]);
  });
});

it('the list of decisions says what came of each', async () => {
  const room = await makeRoom();
  const states = { made: 'live', failed: 'failed', 'being-made': 'creating' } as const;
  for (const state of Object.values(states)) {
    const { id } = await makeMeeting(room.id, { state });
    await sql.query({
      text: "INSERT INTO decisions (room_id, meeting_id, platform, reason, steps) VALUES ($1, $2, 'alpha', 'WAVE', '[]')",
      values: [room.id, id],
    });
  }
  await decide(room, 'NO_PLATFORM', null, '2026-11-20T09:00:00Z');
  const { body } = await callApi(GET, { as: admin, query: { room: room.slug } });
  expect(body.items?.map(({ outcome }) => outcome).toSorted()).toEqual([...Object.keys(states), 'none'].toSorted());
  const failed = body.items?.find(({ outcome }) => outcome === 'failed');
  expect(
    (await sql.query({ text: 'SELECT state FROM meetings WHERE id = $1', values: [failed?.meetingId] }))[0],
  ).toEqual({
    state: 'failed',
  });
});
