import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/rooms/[name]/history/route';
import { GET as GET_FILE } from '@/app/api/v1/rooms/[name]/history.csv/route';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let room: TestRoom;
let owner: ApiCaller;
let other: ApiCaller;

const NINE = Date.UTC(2026, 10, 20, 9);
const at = (minute: number) => new Date(NINE + minute * 60_000);

interface Visit {
  readonly name: string;
  readonly person: string;
  readonly from: number;
  readonly until: number | null;
  readonly isBot?: boolean;
}

/** A meeting in the past with who was in it, in minutes after nine. */
async function makePastMeeting(
  values: { began: number; ended: number | null; platform?: string; continuesId?: string },
  visits: readonly Visit[],
): Promise<string> {
  const { id } = await makeMeeting(room.id, {
    platform: values.platform ?? 'mock',
    state: values.ended === null ? 'live' : 'ended',
  });
  await sql.query({
    text: 'UPDATE meetings SET created_at = $2, started_at = $3, ended_at = $4, continues_id = $5 WHERE id = $1',
    values: [
      id,
      at(values.began),
      visits.length > 0 ? at(values.began) : null,
      values.ended === null ? null : at(values.ended),
      values.continuesId ?? null,
    ],
  });
  for (const { name, person, from, until, isBot = false } of visits) {
    await sql.query({
      text: `INSERT INTO participant_sessions (meeting_id, participant_id, display_name, state, joined_at, left_at, is_bot)
             VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      values: [
        id,
        person,
        name,
        until === null ? 'open' : 'closed',
        at(from),
        until === null ? null : at(until),
        isBot,
      ],
    });
  }
  return id;
}

const ADA = '00000000-0000-4000-8000-00000000000a';
const EVE = '00000000-0000-4000-8000-00000000000e';
const BOT = '00000000-0000-4000-8000-00000000000b';

beforeAll(async () => {
  const user = await makeUser();
  owner = await makeCaller(user);
  other = await makeCaller(await makeUser());
  room = await makeRoom({ slug: 'held', ownerId: user.id });
  await makePastMeeting({ began: 0, ended: 5 }, []);
  const first = await makePastMeeting({ began: 100, ended: 131 }, [
    { name: 'Ada', person: ADA, from: 100, until: 130 },
    { name: '=HYPERLINK("x")', person: EVE, from: 110, until: 130 },
    { name: 'Recorder', person: BOT, from: 110, until: 130, isBot: true },
  ]);
  await makePastMeeting({ began: 130, ended: 160, platform: 'jitsi', continuesId: first }, [
    { name: 'Ada', person: ADA, from: 130, until: 160 },
    { name: '=HYPERLINK("x")', person: EVE, from: 140, until: 150 },
  ]);
  await makePastMeeting({ began: 300, ended: null }, [{ name: 'Ada', person: ADA, from: 300, until: null }]);
});

const get = (as: ApiCaller | null, query: Record<string, string> = {}) =>
  callApi(GET, { as, params: { name: 'held' }, query });

describe('the history of a room', () => {
  it('shows each call once, newest first, with who was in it and from when to when', async () => {
    const { status, body } = await get(owner);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { startedAt: at(300).toISOString(), endedAt: null, people: [{ displayName: 'Ada' }] },
      {
        startedAt: at(100).toISOString(),
        endedAt: at(160).toISOString(),
        parts: [{ platform: 'mock' }, { platform: 'jitsi' }],
        people: [
          { displayName: 'Ada', visits: [{ from: at(100).toISOString(), until: at(160).toISOString() }] },
          {
            displayName: '=HYPERLINK("x")',
            visits: [
              { from: at(110).toISOString(), until: at(130).toISOString() },
              { from: at(140).toISOString(), until: at(150).toISOString() },
            ],
          },
        ],
      },
      { startedAt: null, endedAt: at(5).toISOString(), people: [] },
    ]);
  });

  it('comes in pages, a call with all its parts on one of them', async () => {
    const first = await get(owner, { limit: '2' });
    const second = await get(owner, { limit: '2', cursor: first.body.nextCursor ?? '' });
    expect(first.body.items?.map(({ startedAt }) => startedAt)).toEqual([at(300).toISOString(), at(100).toISOString()]);
    expect(second.body).toMatchObject({ items: [{ startedAt: null }], nextCursor: null });
  });

  it('is for the owner alone', async () => {
    expect([(await get(null)).status, (await get(other)).status]).toEqual([401, 403]);
    expect((await callApi(GET_FILE, { as: other, params: { name: 'held' } })).status).toBe(403);
    expect((await callApi(GET, { as: owner, params: { name: 'nowhere' } })).body.code).toBe('room-not-found');
  });

  it('is a file that a spreadsheet opens and doesn’t run', async () => {
    const response = await GET_FILE(
      new Request('http://localhost:3000/api/v1/rooms/held/history.csv', {
        headers: { authorization: `Bearer ${owner.key}` },
      }),
      { params: Promise.resolve({ name: 'held' }) },
    );
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="held-history.csv"');
    const lines = (await response.text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('room,call,call began,call ended,platforms,name,role,joined,left,minutes');
    expect(lines).toHaveLength(6);
    expect(lines[2]).toMatch(
      /^held,[0-9a-f-]{36},2026-11-20T10:40:00\.000Z,2026-11-20T11:40:00\.000Z,"Demo, Jitsi",Ada,/,
    );
    expect(lines[2]).toMatch(/,guest,2026-11-20T10:40:00\.000Z,2026-11-20T11:40:00\.000Z,60$/);
    expect(lines[3]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[5]).toMatch(/,,,,,$/);
  });
});
