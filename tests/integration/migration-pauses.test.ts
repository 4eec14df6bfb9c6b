import { describe, expect, it } from 'vitest';
import { POST as RESUME } from '@/app/api/v1/migration/resume/route';
import { POST as SETTLE } from '@/app/api/v1/migration/settle/route';
import { GET as OVERVIEW } from '@/app/api/v1/overview/route';
import { sql } from '@/lib/data/sql';
import { stepMigration } from '@/lib/migration/plans/steps/step-migration';
import type { OverviewView } from '@/lib/schemas/overview';
import { callApi } from '../support/api-client';
import { makeRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import {
  admin,
  advance,
  all,
  auditOf,
  begunWaves,
  bench,
  half,
  inMinutes,
  letMinutesPass,
  pause,
  resume,
  rule,
  setUpMigrations,
} from '../support/migration-stage';
import { nextPlatforms } from '../support/plan-bench';

setUpMigrations();

const settle = (parts: string[]) => callApi(SETTLE, { as: admin(), body: { parts } });

async function failThrice(): Promise<void> {
  const rooms = await Promise.all(Array.from({ length: 3 }, () => makeRoom({ platform: 'alpha' })));
  for (const { id } of rooms) await makeMeeting(id, { platform: 'beta', state: 'failed' });
}

describe('waves', () => {
  it('of which one fails too often pause the plan by themselves, and are watched anew once it is resumed', async () => {
    await bench.putInForce({ waves: [half, { ...all, startsAt: inMinutes(-1).toISOString() }] });
    const rooms = await Promise.all(Array.from({ length: 4 }, () => makeRoom({ platform: 'alpha' })));
    const fail = (room = rooms[0]) => makeMeeting(String(room?.id), { platform: 'beta', state: 'failed' });
    await makeMeeting(String(rooms[3]?.id), { platform: 'beta' });
    await fail(rooms[0]);
    await fail(rooms[1]);
    await stepMigration(inMinutes(5));
    expect((await bench.getPlan()).body.isPaused).toBe(false);
    await fail(rooms[2]);
    await stepMigration(inMinutes(6));
    expect((await bench.getPlan()).body).toMatchObject({
      isPaused: true,
      pausedBy: 'the migration guard',
      pauseReason: 'wave-half: 3 of 4 meetings that were to be on Beta since the wave began failed there (75 %)',
      waves: [
        {
          state: 'paused',
          soakedAt: null,
          timing: 'not watched while the plan is paused; watched anew for 1 hour once it is resumed',
        },
        { state: 'waiting' },
      ],
    });
    expect(await auditOf('plan.paused')).toMatchObject({ actor_kind: 'system', actor_name: 'the migration guard' });
    await stepMigration(inMinutes(100));
    expect(await begunWaves()).toEqual(['wave-half']);
    // Resumed, the old failures don't stop it again, and it soaks anew before the next one.
    await resume();
    await stepMigration(inMinutes(30));
    expect((await bench.getPlan()).body).toMatchObject({
      isPaused: false,
      waves: [{ state: 'watched', soakedAt: expect.any(String) }, { state: 'waiting' }],
    });
    expect(await begunWaves()).toEqual(['wave-half']);
    await stepMigration(inMinutes(61));
    expect(await begunWaves()).toEqual(['wave-half', 'wave-all']);
  });

  it('aren’t paused by one room that tries again and again, nor by what the platform was never asked', async () => {
    await bench.putInForce({ waves: [half] });
    await sql.query({
      text: `UPDATE migration_state SET progress = jsonb_set(progress, '{waves,wave-half,startedAt}', to_jsonb($1::text))`,
      values: [inMinutes(-50).toISOString()],
    });
    const room = await makeRoom({ platform: 'alpha' });
    const createdAgo = async (minutes: number, values: Parameters<typeof makeMeeting>[1]) => {
      const { id } = await makeMeeting(room.id, values);
      await sql.query({
        text: `UPDATE meetings SET created_at = now() - $2 * interval '1 minute' WHERE id = $1`,
        values: [id, minutes],
      });
    };
    const failed = { platform: 'beta', state: 'failed' } as const;
    for (const minutes of [40, 39.9, 35, 30, 22, 21.9]) await createdAgo(minutes, failed);
    const left = { step: 'WAVE', platform: 'beta', cause: 'breaker-open' };
    for (let join = 0; join < 5; join += 1) {
      await sql.query({
        text: `INSERT INTO decisions (room_id, reason, steps, facts) VALUES ($1, 'NO_PLATFORM', '[]', $2)`,
        values: [room.id, JSON.stringify({ instead: left })],
      });
    }
    await stepMigration(new Date());
    expect((await bench.getPlan()).body.isPaused).toBe(false);
    // Ten minutes later somebody comes anew, and again once a meeting elsewhere is over.
    await createdAgo(11, failed);
    await createdAgo(10, { platform: 'alpha', state: 'ended' });
    await createdAgo(9, failed);
    await createdAgo(8.9, failed);
    await stepMigration(new Date());
    expect((await bench.getPlan()).body.pauseReason).toBe(
      'wave-half: 3 of 3 meetings that were to be on Beta since the wave began failed there (100 %)',
    );
  });

  it('stand still in their watching while somebody has paused the plan, and go on with the rest of it', async () => {
    await bench.putInForce({ waves: [half, { ...all, startsAt: inMinutes(-1).toISOString() }] });
    await letMinutesPass(10);
    await pause();
    await letMinutesPass(100);
    const early = await settle(['wave-half']);
    expect(early.body).toMatchObject({ code: 'nothing-to-settle', detail: expect.stringContaining('isn’t watched') });
    expect((await bench.getPlan()).body.waves).toMatchObject([
      {
        state: 'paused',
        soakedAt: null,
        timing: 'not watched while the plan is paused; watched for the remaining 50 minutes once it is resumed',
      },
      { state: 'waiting' },
    ]);
    const overview = (await callApi(OVERVIEW, { as: admin() })).body as unknown as OverviewView;
    expect(overview.plan?.wave).toMatchObject({ id: 'wave-half', watchedUntil: null });
    await resume();
    await stepMigration(inMinutes(49));
    expect(await begunWaves()).toEqual(['wave-half']);
    expect((await bench.getPlan()).body).toMatchObject({ next: { kind: 'begins', wave: 'wave-all' } });
    await stepMigration(inMinutes(51));
    expect(await begunWaves()).toEqual(['wave-half', 'wave-all']);
  });

  it('don’t count a pause that a new version lifts either', async () => {
    await bench.putInForce({ waves: [half, { ...all, startsAt: inMinutes(-1).toISOString() }] });
    await letMinutesPass(10);
    await pause();
    await letMinutesPass(100);
    await bench.put({ waves: [half, { ...all, startsAt: inMinutes(-2).toISOString() }] });
    const shown = (await bench.preview({ resume: true })).body;
    expect(shown).toMatchObject({ waves: [{ state: 'watched' }, { state: 'waiting' }] });
    expect((await bench.publish(String(shown.hash), { resume: true })).body).toMatchObject({ begun: [] });
    await stepMigration(inMinutes(49));
    expect(await begunWaves()).toEqual(['wave-half']);
    await stepMigration(inMinutes(51));
    expect(await begunWaves()).toEqual(['wave-half', 'wave-all']);
  });

  it('that had soaked stay done when the guard stops a later one, and can be settled', async () => {
    await bench.putInForce({ waves: [half, { ...all, startsAt: inMinutes(-1).toISOString() }] });
    await letMinutesPass(61);
    await stepMigration(inMinutes(0));
    expect(await begunWaves()).toEqual(['wave-half', 'wave-all']);
    await letMinutesPass(10);
    await failThrice();
    await stepMigration(inMinutes(0));
    const states = async () => ((await bench.getPlan()).body.waves as { state: string }[]).map(({ state }) => state);
    expect(await states()).toEqual(['done', 'paused']);
    await resume();
    expect(await states()).toEqual(['done', 'watched']);
    await stepMigration(inMinutes(1));
    expect((await bench.getPlan()).body.isPaused).toBe(false);
    expect((await settle(['wave-half'])).status).toBe(200);
    // What fails from then on does count.
    await failThrice();
    await stepMigration(inMinutes(1));
    expect((await bench.getPlan()).body.pauseReason).toBe(
      'wave-all: 3 of 3 meetings that were to be on Beta since the wave was watched anew failed there (100 %)',
    );
  });

  it('stay paused by whoever paused them when another version is published, unless it is resumed with it', async () => {
    await bench.putInForce({ waves: [half] });
    await pause('Echo on Beta');
    await stepMigration(inMinutes(90));
    const further = { ...all, startsAt: '2026-01-01T00:00:00.000Z' };
    await bench.put({ waves: [{ ...half, percentage: 60 }, further] });
    const shown = (await bench.preview()).body;
    expect(shown).toMatchObject({
      pause: { by: 'API key test', reason: 'Echo on Beta', isLifted: false },
      waves: [{ id: 'wave-half' }, { id: 'wave-all', state: 'waiting' }],
    });
    expect((await bench.publish(String(shown.hash))).body).toMatchObject({ version: 2, isPaused: true, begun: [] });
    await stepMigration(inMinutes(90));
    expect(await begunWaves()).toEqual(['wave-half']);
    expect((await bench.getPlan()).body).toMatchObject({
      isPaused: true,
      pausedBy: 'API key test',
      pauseReason: 'Echo on Beta',
      next: { kind: 'paused' },
    });

    await bench.put({ waves: [{ ...half, percentage: 70 }, further] });
    const resumed = (await bench.preview({ resume: true })).body;
    expect(resumed).toMatchObject({ pause: { isLifted: true } });
    expect((await bench.publish(String(resumed.hash), { resume: true })).body).toMatchObject({ isPaused: false });
    expect((await bench.getPlan()).body).toMatchObject({ isPaused: false, pausedBy: null, pauseReason: null });
    await stepMigration(inMinutes(90));
    expect(await begunWaves()).toEqual(['wave-half', 'wave-all']);
  });

  it('that would begin with a version stay out of it while the plan is paused, and the preview says so', async () => {
    await bench.putInForce({ rules: [rule(['nobody'])] });
    await pause();
    await bench.put({ waves: [all] });
    const shown = (await bench.preview()).body;
    expect(shown).toMatchObject({
      counts: { moves: 0, later: 2 },
      waves: [{ timing: 'begins by hand, watched for 1 hour' }],
      warnings: [{ path: 'waves.0.startsAt', message: expect.stringContaining('stays paused') }],
    });
    const resumed = (await bench.preview({ resume: true })).body;
    expect(resumed).toMatchObject({
      counts: { moves: 2, later: 0 },
      waves: [{ timing: 'begins when the plan is published, watched for 1 hour' }],
      warnings: [],
    });
    // What was shown paused isn't published running.
    expect((await bench.publish(String(shown.hash), { resume: true })).body.code).toBe('preview-outdated');
    expect((await bench.publish(String(shown.hash))).body).toMatchObject({ begun: [], isPaused: true });
    expect((await bench.getPlan()).body.waves).toMatchObject([{ timing: 'begins by hand, watched for 1 hour' }]);
    expect(await nextPlatforms()).toEqual({ one: 'alpha', two: 'alpha' });
  });

  it('can’t be paused twice, resumed twice, or at all without a plan', async () => {
    expect((await pause()).body.code).toBe('plan-not-found');
    expect((await advance('wave-1')).body.code).toBe('plan-not-found');
    await bench.putInForce({ waves: [half] });
    expect((await resume()).body.code).toBe('plan-not-paused');
    const { body, headers } = await pause();
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    expect(body).toMatchObject({ changedBy: 'API key test', changedAt: expect.any(String) });
    expect((await pause()).body.code).toBe('plan-paused');
    const late = await callApi(RESUME, { as: admin(), ifMatch: Number(body.revision) - 1 });
    expect(late).toMatchObject({ status: 412, body: { code: 'changed-meanwhile', after: { isPaused: true } } });
  });
});
