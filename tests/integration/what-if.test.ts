import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PUT as SWITCH_OFF, DELETE as SWITCH_ON } from '@/app/api/v1/migration/kill-switches/[target]/route';
import { POST } from '@/app/api/v1/migration/what-if/route';
import { GET as EXPORT } from '@/app/api/v1/migration/what-if.csv/route';
import { sql } from '@/lib/data/sql';
import type { DecisionInput } from '@/lib/migration/decision';
import { toRecordedInput } from '@/lib/migration/recorded-input';
import { planSchema } from '@/lib/schemas/plan';
import { type WhatIfLine, whatIfLineSchema, whatIfResultSchema } from '@/lib/schemas/what-if';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { decisionInput, decisionRoom, killSwitchesFor, platformFacts } from '../support/decision-input';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;

beforeAll(async () => {
  registerScriptedPlatform('alpha', { cloudRecording: true });
  registerScriptedPlatform('beta', { cloudRecording: false });
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  const plan = planSchema.parse({ salt: 'x', waves: [{ id: 'all', from: ['alpha'], to: 'beta', percentage: 100 }] });
  await sql.query({
    text: "INSERT INTO migration_draft (id, plan, updated_by) VALUES (1, $1, 'ada@example.com')",
    values: [JSON.stringify(plan)],
  });
});

beforeEach(async () => {
  await sql.query({ text: 'TRUNCATE rooms CASCADE' });
});

const FACTS = [platformFacts('alpha'), platformFacts('beta')];

/** A meeting that is over, with what it was decided from: nothing, for one of before that was recorded. */
async function makePast(
  room: TestRoom,
  past: {
    platform?: string;
    people?: number;
    minutes?: number;
    daysAgo?: number;
    isRecorded?: boolean;
    input?: Partial<DecisionInput> | null;
  } = {},
) {
  const id = randomUUID();
  const { platform = 'alpha', people = 3, minutes = 60, daysAgo = 1, isRecorded = false, input = {} } = past;
  await sql.query({
    text: `INSERT INTO meetings (id, room_id, platform, state, vendor_room_name, end_date, created_at, started_at, ended_at, peak_people, person_seconds)
           SELECT $1, $2, $3, 'ended', gen_random_uuid()::text, at, at, at, at + interval '1 hour', $4, $5 FROM (SELECT now() - make_interval(days => $6) AS at) AS made`,
    values: [id, room.id, platform, people, minutes * 60, daysAgo],
  });
  const facts =
    input &&
    toRecordedInput(
      decisionInput({
        room: decisionRoom({ id: room.id, slug: room.slug, platform: 'alpha' }),
        platforms: FACTS,
        defaultPlatform: 'alpha',
        ...input,
      }),
    );
  await sql.query({
    text: `INSERT INTO decisions (room_id, meeting_id, platform, reason, steps, input) VALUES ($1, $2, $3, 'ROOM_PLATFORM', '[]', $4)`,
    values: [room.id, id, platform, facts && JSON.stringify(facts)],
  });
  if (isRecorded) {
    await sql.query({
      text: "INSERT INTO recordings (meeting_id, platform, state) VALUES ($1, $2, 'ready')",
      values: [id, platform],
    });
  }
}

async function ask(body: Record<string, unknown> = { plan: 'draft' }) {
  const answer = await callApi(POST, { as: admin, body });
  expect(answer.body).not.toHaveProperty('code');
  return whatIfResultSchema.parse(answer.body);
}

describe('a what-if', () => {
  it('tells for all rooms as they are what moves, stays and is blocked', async () => {
    await makeRoom({ slug: 'plain', platform: 'alpha' });
    await makeRoom({ slug: 'pinned', platform: 'alpha', pin: 'required' });
    await makeRoom({ slug: 'recorded', platform: 'alpha', recording: 'cloud' });
    await makeRoom({ slug: 'there', platform: 'beta' });
    const { rooms, platforms, hindrances, examples, meetings } = await ask();
    expect(rooms).toEqual({ total: 4, moves: 1, degraded: 0, stays: 2, blocked: 1, none: 0 });
    expect(meetings).toMatchObject({ total: 0, notKnown: 0 });
    const counts = platforms.map(({ platform, roomsBefore, roomsAfter }) => [platform, roomsBefore, roomsAfter]);
    expect(counts).toEqual([
      ['alpha', 3, 2],
      ['beta', 1, 2],
    ]);
    expect(hindrances).toMatchObject([{ rooms: 1, meetings: 0, sentence: expect.stringContaining('cloud recording') }]);
    expect(examples.map(({ room, effect, after }) => [room, effect, after])).toEqual([
      ['plain', 'moves', 'beta'],
      ['recorded', 'blocked', 'alpha'],
    ]);
  });

  it('decides past meetings by what they used, and not by what their rooms are set to now', async () => {
    // Set to record now, and never recorded: nothing stood in the way of those meetings.
    const cautious = await makeRoom({ platform: 'alpha', recording: 'cloud', size: 500 });
    await makePast(cautious, { minutes: 30 });
    // Set to nothing now, and recorded then.
    const bold = await makeRoom({ platform: 'alpha', recording: 'none' });
    await makePast(bold, { minutes: 40, isRecorded: true });
    const { meetings, rooms, platforms } = await ask();
    expect(meetings).toMatchObject({ total: 2, moves: 1, blocked: 1 });
    // Rooms as they are are judged by their settings, and by what they used lately.
    expect(rooms).toMatchObject({ total: 2, moves: 0, blocked: 2 });
    const minutes = platforms.map(({ platform, minutesBefore, minutesAfter }) => [
      platform,
      minutesBefore,
      minutesAfter,
    ]);
    expect(minutes).toEqual([
      ['alpha', 70, 40],
      ['beta', 0, 30],
    ]);
  });

  it('takes platforms as they were then, and pins and moves by hand too', async () => {
    const room = await makeRoom({ platform: 'alpha' });
    await makePast(room, {
      input: { platforms: [platformFacts('alpha'), platformFacts('beta', { state: 'disabled' })] },
    });
    await makePast(room, { input: { room: decisionRoom({ platform: 'alpha', pin: 'required' }) } });
    await makePast(room, { input: {} });
    const { meetings } = await ask();
    // While beta was switched off, the fallback would have taken the meeting home.
    expect(meetings).toMatchObject({ total: 3, moves: 1, stays: 2, blocked: 0 });
  });

  it('names the kill switch that stops rooms now, and decides past meetings by those of the time', async () => {
    const room = await makeRoom({ slug: 'plain', platform: 'alpha' });
    await makePast(room, { platform: 'beta' });
    await makePast(room, { minutes: 30, input: { killSwitches: killSwitchesFor(['beta']) } });
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'beta' }, body: {} });
    try {
      const { rooms, meetings, hindrances, examples } = await ask();
      expect(rooms).toMatchObject({ total: 1, moves: 0, stays: 0, blocked: 1 });
      expect(meetings).toMatchObject({ total: 2, moves: 0, stays: 1, blocked: 1 });
      expect(hindrances).toEqual([{ sentence: 'moves to Beta are switched off', rooms: 1, meetings: 1 }]);
      expect(examples).toMatchObject([
        { room: 'plain', effect: 'blocked', sentence: expect.stringContaining('moves to Beta are switched off') },
      ]);
      const [, row] = await exportRows({ plan: 'draft', of: 'rooms' });
      expect(row).toBe('plain,Alpha,Alpha,Alpha,blocked,,moves to Beta are switched off');
    } finally {
      await callApi(SWITCH_ON, { as: admin, params: { target: 'beta' } });
    }
  });

  it('counts meetings of before facts were recorded apart, and guesses nothing', async () => {
    const room = await makeRoom({ platform: 'alpha' });
    await makePast(room, { input: null, minutes: 25 });
    await makePast(room, { people: 0, minutes: 5 });
    await makePast(room, { minutes: 60 });
    const { meetings, platforms } = await ask();
    expect(meetings).toMatchObject({ total: 1, notKnown: 2, notKnownMinutes: 30 });
    expect(platforms.reduce((sum, { minutesAfter }) => sum + minutesAfter, 0)).toBe(60);
  });

  it('looks at so many days, and only at meetings that are over', async () => {
    const room = await makeRoom({ platform: 'alpha' });
    await makePast(room, { daysAgo: 3 });
    await makePast(room, { daysAgo: 20 });
    expect((await ask({ plan: 'draft', days: 7 })).meetings.total).toBe(1);
    expect((await ask({ plan: 'draft', days: 30 })).meetings.total).toBe(2);
  });

  it('shows what a failing platform, or one that is retired, would mean', async () => {
    const room = await makeRoom({ slug: 'plain', platform: 'alpha' });
    await makeRoom({ slug: 'pinned', platform: 'alpha', pin: 'required' });
    await makePast(room);
    for (const fate of ['fails', 'retired']) {
      const { rooms, meetings, title } = await ask({ platform: 'alpha', fate });
      expect(rooms).toMatchObject({ total: 2, moves: 1, none: 1 });
      expect(meetings).toMatchObject({ total: 1, moves: 1 });
      expect(title).toBe(`No plan, and Alpha ${fate === 'fails' ? 'fails' : 'is retired'}`);
    }
  });

  it('tries an earlier version, with its waves as far as they had come or to their end', async () => {
    await makeRoom({ slug: 'plain', platform: 'alpha' });
    const plan = planSchema.parse({ salt: 'x', waves: [{ id: 'late', from: ['alpha'], to: 'beta', percentage: 100 }] });
    await sql.query({
      text: `INSERT INTO migration_plans (version, kind, plan, published_by, replaced_at, progress)
             VALUES (1, 'publish', $1, 'ada@example.com', now(), '{"waves": {}}')`,
      values: [JSON.stringify(plan)],
    });
    expect((await ask({ plan: 1, waves: 'begun' })).rooms).toMatchObject({ moves: 0, stays: 1 });
    expect((await ask({ plan: 1 })).rooms).toMatchObject({ moves: 1, stays: 0 });
  });

  it('tells on the way how far it is', async () => {
    await sql.query({
      text: "INSERT INTO rooms (slug, title, platform) SELECT 'many-' || n, 'Many', 'alpha' FROM generate_series(1, 5000) AS n",
    });
    const lines = await readLines({ plan: 'draft' });
    const steps = lines.flatMap((line) => ('progress' in line ? [line.progress] : []));
    expect(steps).toEqual([2_000, 4_000, 5_000].map((done) => ({ of: 'rooms', done, total: 5_000 })));
    expect(lines.at(-1)).toMatchObject({ result: { rooms: { total: 5_000, moves: 5_000 } } });
  });

  it('is saved as a file, with a row for each room, meeting or platform', async () => {
    const room = await makeRoom({ slug: 'plain', platform: 'alpha' });
    await makePast(room, { minutes: 30 });
    await makePast(room, { input: null });
    const read = async (of: string) => (await exportRows({ plan: 'draft', of })).map((row) => row.split(','));
    expect(await read('rooms')).toEqual([
      ['room', 'home', 'before', 'after', 'effect', 'gives up', 'in the way'],
      ['plain', 'Alpha', 'Alpha', 'Beta', 'moves', '', ''],
    ]);
    expect((await read('meetings')).slice(1).map((row) => row.slice(3, 8))).toEqual([
      ['3', '30', 'Alpha', 'Beta', 'moves'],
      ['3', '60', 'Alpha', '', 'not known'],
    ]);
    expect(await read('platforms')).toContainEqual(['Beta', '0', '1', '0', '1', '0', '30']);
  });

  it('is for administrators, and says what is wrong with a question', async () => {
    const member = await makeCaller(await makeUser());
    for (const route of [POST, EXPORT]) {
      expect((await callApi(route, { as: null })).status).toBe(401);
      expect((await callApi(route, { as: member })).status).toBe(403);
    }
    const codeOf = async (body: object) => (await callApi(POST, { as: admin, body })).body.code;
    expect(await codeOf({ plan: 99 })).toBe('plan-not-found');
    expect(await codeOf({ platform: 'nobody' })).toBe('platform-not-found');
    expect(await codeOf({ days: 0 })).toBe('invalid-request');
    expect(await codeOf({ plan: 'draft', colour: 'red' })).toBe('invalid-request');
    const homeless = {
      code: 'invalid-request',
      errors: [{ path: 'fate', message: expect.stringContaining('`platform`') }],
    };
    expect((await callApi(POST, { as: admin, body: { fate: 'retired' } })).body).toMatchObject(homeless);
    expect((await callApi(EXPORT, { as: admin, query: { fate: 'fails' } })).body).toMatchObject(homeless);
  });
});

async function readLines(body: object): Promise<WhatIfLine[]> {
  const answer = await POST(
    new Request('http://localhost:3000/api/v1/migration/what-if', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${admin.key}`,
        'content-type': 'application/json',
        accept: 'application/x-ndjson',
      },
      body: JSON.stringify(body),
    }),
  );
  return (await answer.text())
    .trim()
    .split('\n')
    .map((line) => whatIfLineSchema.parse(JSON.parse(line)));
}

async function exportRows(query: Record<string, string>): Promise<string[]> {
  const answer = await EXPORT(
    new Request(`http://localhost:3000/api/v1/migration/what-if.csv?${new URLSearchParams(query)}`, {
      headers: { authorization: `Bearer ${admin.key}` },
    }),
  );
  expect(answer.headers.get('content-type')).toContain('text/csv');
  return (await answer.text()).trimEnd().split('\r\n');
}
