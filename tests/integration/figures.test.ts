import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as getFigures } from '@/app/api/v1/overview/figures/route';
import { GET as getOverview } from '@/app/api/v1/overview/route';
import { GET as getMetrics } from '@/app/api/v1/platforms/[id]/metrics/route';
import { insertRefusedJoin } from '@/lib/data/meetings/refused-joins';
import { sql } from '@/lib/data/sql';
import { figuresSchema, platformMetricsSchema } from '@/lib/schemas/figures';
import { overviewSchema } from '@/lib/schemas/overview';
import { flushCalls, recordCall } from '@/lib/vendor-calls/record-call';
import type { VendorCall } from '@/lib/video-platforms/contract';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
let member: ApiCaller;
let room: TestRoom;

beforeAll(async () => {
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  member = await makeCaller(await makeUser());
});

beforeEach(async () => {
  await sql.query({ text: 'TRUNCATE rooms, vendor_calls, vendor_call_tallies CASCADE' });
  room = await makeRoom({ slug: 'counted' });
});

async function makeMeetings(platform: string, state: string, minutesAgo: readonly number[]) {
  await sql.query({
    text: `INSERT INTO meetings (room_id, platform, state, vendor_room_name, end_date, created_at)
           SELECT $1, $2, $3, gen_random_uuid()::text, now(), now() - make_interval(mins => ago) FROM unnest($4::int[]) AS ago`,
    values: [room.id, platform, state, minutesAgo],
  });
}

/** Meetings with what was decided when they were made. */
async function makeDecisions(reason: string, minutesAgo: readonly number[], facts: object = {}, state = 'ended') {
  await sql.query({
    text: `WITH made AS (
             INSERT INTO meetings (room_id, platform, state, vendor_room_name, end_date, created_at)
             SELECT $1, 'jitsi', $2, gen_random_uuid()::text, now(), now() - make_interval(mins => ago)
               FROM unnest($5::int[]) AS ago RETURNING id, created_at)
           INSERT INTO decisions (room_id, meeting_id, platform, reason, steps, facts, at)
           SELECT $1, id, 'jitsi', $3, '[]', $4, created_at FROM made`,
    values: [room.id, state, reason, JSON.stringify(facts), minutesAgo],
  });
}

async function makeCalls(
  calls: readonly { operation?: string; outcome?: VendorCall['outcome']; durationMs: number }[],
  platform = 'daily',
) {
  for (const { operation = 'create-meeting', outcome = 'ok', durationMs } of calls) {
    recordCall({ platform, operation, outcome, status: outcome === 'ok' ? 200 : 503, durationMs, attempt: 1 });
  }
  await flushCalls();
}

async function readFigures(range: 'hour' | 'day' | 'week') {
  const { status, body } = await callApi(getFigures, { as: admin, query: { range } });
  expect(status).toBe(200);
  return figuresSchema.parse(body);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the figures of the overview', () => {
  it('are empty, and whole, on a fresh installation', async () => {
    const figures = await readFigures('day');
    expect(figures).toMatchObject({ platforms: [], decisions: [], fallbacks: [], refused: { count: 0, newest: [] } });
    expect(figures.slices).toHaveLength(25);
  });

  it('count the meetings that platforms made and failed to make, in the hour, day and week', async () => {
    await makeMeetings('daily', 'ended', [1, 10, 3 * 60, 3 * 24 * 60, 9 * 24 * 60]);
    await makeMeetings('daily', 'failed', [2, 4 * 60]);
    await makeMeetings('jitsi', 'live', [5]);
    await makeMeetings('jitsi', 'creating', [0]);
    const counts = async (range: 'hour' | 'day' | 'week') =>
      (await readFigures(range)).platforms.map(({ platform, made, failed, madeBySlice, failedBySlice }) => {
        expect([sum(madeBySlice), sum(failedBySlice)]).toEqual([made, failed]);
        return [platform, made, failed];
      });
    expect(await counts('hour')).toEqual([
      ['daily', 2, 1],
      ['jitsi', 1, 0],
    ]);
    expect(await counts('day')).toEqual([
      ['daily', 3, 2],
      ['jitsi', 1, 0],
    ]);
    expect(await counts('week')).toEqual([
      ['daily', 4, 2],
      ['jitsi', 1, 0],
    ]);
  });

  it('tell how long creates took, from calls counted as they were made', async () => {
    await makeCalls([
      ...Array.from({ length: 95 }, () => ({ durationMs: 200 })),
      ...Array.from({ length: 5 }, () => ({ durationMs: 2_000 })),
    ]);
    await makeCalls([
      { outcome: 'unavailable', durationMs: 6_000 },
      { operation: 'delete-room', durationMs: 9_000 },
      // Those of a page that somebody has open say nothing of what calls needed.
      { operation: 'check-health', outcome: 'unavailable', durationMs: 10 },
    ]);
    for (const range of ['hour', 'day', 'week'] as const) {
      const [daily] = (await readFigures(range)).platforms;
      expect(daily).toMatchObject({ platform: 'daily', calls: 102, failedCalls: 1, made: 0 });
      expect(Math.abs((daily?.createP50 ?? 0) - 200)).toBeLessThan(20);
      expect(Math.abs((daily?.createP95 ?? 0) - 210)).toBeLessThan(30);
      expect(daily?.createP95BySlice.filter((value) => value !== null)).toHaveLength(1);
    }
  });

  it('count decisions by reason, and fallbacks by whose place was taken and why', async () => {
    await makeDecisions('ROOM_PLATFORM', [1, 2, 3]);
    await makeDecisions('WAVE', [4, 26 * 60]);
    const instead = { step: 'WAVE', platform: 'daily', cause: 'create-failed' };
    await makeDecisions('FALLBACK', [5, 6], { instead });
    await makeDecisions('FALLBACK', [7], { instead: { ...instead, cause: 'disabled' } });
    // A meeting that failed, or isn't made yet, was taken by nobody.
    await makeDecisions('FALLBACK', [8, 9], { instead }, 'failed');
    await makeDecisions('WAVE', [8, 9], {}, 'failed');
    await makeDecisions('WAVE', [0], {}, 'creating');
    const figures = await readFigures('day');
    expect(figures.decisions).toEqual([
      { reason: 'FALLBACK', count: 3 },
      { reason: 'ROOM_PLATFORM', count: 3 },
      { reason: 'WAVE', count: 1 },
    ]);
    expect(figures.fallbacks).toEqual([
      {
        from: 'daily',
        to: 'jitsi',
        cause: 'create-failed',
        count: 2,
        sentence: 'Daily failed when asked for a meeting',
      },
      { from: 'daily', to: 'jitsi', cause: 'disabled', count: 1, sentence: 'Daily is switched off' },
    ]);
  });

  it('list who was refused, with the code that they were told', async () => {
    const steps = [
      { step: 'ROOM_PLATFORM', answer: 'cannot-now', platform: 'daily', cause: 'disabled', part: null },
      { step: 'NO_PLATFORM', answer: 'chosen', platform: null, cause: null, part: null },
    ] as const;
    await insertRefusedJoin({ roomId: room.id, cause: 'no-platform', supportCode: 'PB-AAAAAA', steps });
    await insertRefusedJoin({ roomId: room.id, cause: 'timed-out', supportCode: 'PB-BBBBBB', steps: null });
    const { refused } = await readFigures('hour');
    expect(refused.count).toBe(2);
    expect(refused.newest).toMatchObject([
      { room: 'counted', cause: 'timed-out', supportCode: 'PB-BBBBBB' },
      { room: 'counted', cause: 'no-platform', supportCode: 'PB-AAAAAA', sentence: 'Daily is switched off.' },
    ]);
  });

  it('are for administrators, and for the ranges that there are', async () => {
    for (const route of [getFigures, getMetrics, getOverview]) {
      expect((await callApi(route, { as: null, params: { id: 'daily' } })).status).toBe(401);
      expect((await callApi(route, { as: member, params: { id: 'daily' } })).status).toBe(403);
    }
    expect((await callApi(getFigures, { as: admin, query: { range: 'year' } })).body.code).toBe('invalid-request');
  });
});

describe('the metrics of a platform', () => {
  it('tell how its API answers, by operation', async () => {
    await makeMeetings('daily', 'live', [1]);
    await makeCalls([
      { durationMs: 100 },
      { outcome: 'unavailable', durationMs: 6_000 },
      { outcome: 'unavailable', durationMs: 6_000 },
      { outcome: 'rate-limited', durationMs: 20 },
      { operation: 'delete-room', durationMs: 40 },
    ]);
    await makeCalls([{ durationMs: 5 }], 'whereby');
    const { body } = await callApi(getMetrics, { as: admin, params: { id: 'daily' }, query: { range: 'hour' } });
    const metrics = platformMetricsSchema.parse(body);
    expect(metrics).toMatchObject({ platform: 'daily', made: 1, calls: 5, failedCalls: 3, liveMeetings: 1, people: 0 });
    expect(metrics.operations.map(({ operation, calls, failures }) => ({ operation, calls, failures }))).toEqual([
      {
        operation: 'create-meeting',
        calls: 4,
        failures: [
          { code: 'unavailable', count: 2 },
          { code: 'rate-limited', count: 1 },
        ],
      },
      { operation: 'delete-room', calls: 1, failures: [] },
    ]);
  });

  it('are there for a platform that did nothing, and not for one that never was', async () => {
    const quiet = await callApi(getMetrics, { as: admin, params: { id: 'jaas' } });
    expect(platformMetricsSchema.parse(quiet.body)).toMatchObject({ platform: 'jaas', made: 0, operations: [] });
    expect((await callApi(getMetrics, { as: admin, params: { id: 'nobody' } })).body.code).toBe('platform-not-found');
  });
});

describe('the overview of now', () => {
  it('names the plan in force, the wave that runs and what comes next', async () => {
    expect(overviewSchema.parse((await callApi(getOverview, { as: admin })).body).plan).toBeNull();
    const wave = (id: string, percentage: number) => ({
      ...{ id, from: ['whereby'], to: 'daily', percentage, startsAt: null, soakMinutes: 60 },
    });
    const plan = {
      rules: [],
      waves: [wave('first', 5), wave('second', 25)],
      salt: 'x',
      fallbackOrder: null,
      freezeWindows: [],
    };
    await sql.query({
      text: "INSERT INTO migration_plans (version, kind, plan, published_by) VALUES (3, 'publish', $1, 'ada@example.com')",
      values: [JSON.stringify(plan)],
    });
    await sql.query({
      text: `INSERT INTO migration_state (id, version, progress) VALUES (1, 3, $1)`,
      values: [JSON.stringify({ waves: { first: { startedAt: '2026-01-01T09:00:00.000Z' } } })],
    });
    const { plan: running } = overviewSchema.parse((await callApi(getOverview, { as: admin })).body);
    expect(running).toMatchObject({
      version: 3,
      publishedBy: 'ada@example.com',
      isPaused: false,
      wave: { id: 'first', number: 1, percentage: 5, to: 'daily', watchedUntil: '2026-01-01T10:00:00.000Z' },
      waves: 2,
      next: 'Wave second waits to be begun by hand.',
    });
    // Paused, it says by whom and why, as the plan's own page does.
    await sql.query({
      text: `UPDATE migration_state SET paused_at = now(), paused_by = 'grace@example.com', pause_reason = 'Too many failures.'`,
    });
    expect((await callApi(getOverview, { as: admin })).body.plan).toMatchObject({
      isPaused: true,
      next: 'Paused by grace@example.com (Too many failures). No wave begins until somebody resumes the plan.',
    });
  });
});
