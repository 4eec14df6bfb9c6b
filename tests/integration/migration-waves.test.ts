import { describe, expect, it } from 'vitest';
import { sql } from '@/lib/data/sql';
import { stepMigration } from '@/lib/migration/plans/steps/step-migration';
import {
  advance,
  all,
  begunWaves,
  bench,
  half,
  inMinutes,
  pause,
  resume,
  setUpMigrations,
} from '../support/migration-stage';
import { nextPlatforms, soakAll } from '../support/plan-bench';

setUpMigrations();

describe('waves', () => {
  it('begin at their time, after the one before has been watched, once however many look', async () => {
    const startsAt = inMinutes(30).toISOString();
    await bench.putInForce({ waves: [half, { ...all, startsAt }] });
    expect((await bench.getPlan()).body.next).toMatchObject({ kind: 'begins', wave: 'wave-all' });
    await stepMigration(inMinutes(31));
    expect(await begunWaves()).toEqual(['wave-half']);
    await Promise.all(Array.from({ length: 4 }, () => stepMigration(inMinutes(61))));
    expect(await begunWaves()).toEqual(['wave-half', 'wave-all']);
    const entries = await sql.query({
      text: "SELECT actor_kind, reason FROM audit_entries WHERE action = 'plan.wave-begun'",
    });
    expect(entries).toEqual([{ actor_kind: 'system', reason: 'wave-all: the time has come' }]);
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'beta' });
  });

  it('wait while the plan is paused and while a freeze holds', async () => {
    const startsAt = inMinutes(-30).toISOString();
    const freeze = { from: inMinutes(70).toISOString(), until: inMinutes(80).toISOString() };
    await bench.putInForce({ waves: [half, { ...all, startsAt }], freezeWindows: [freeze] });
    await pause('Waiting for the vendor');
    await stepMigration(inMinutes(61));
    expect(await begunWaves()).toEqual(['wave-half']);
    expect((await bench.getPlan()).body).toMatchObject({
      isPaused: true,
      next: { kind: 'paused', sentence: expect.stringContaining('Waiting for the vendor') },
    });
    await resume();
    await stepMigration(inMinutes(75));
    expect(await begunWaves()).toEqual(['wave-half']);
    await stepMigration(inMinutes(80));
    expect(await begunWaves()).toEqual(['wave-half', 'wave-all']);
  });

  it('without a start wait to be begun by hand: the next one only, and not while paused', async () => {
    await bench.putInForce({ waves: [half, all] });
    await stepMigration(inMinutes(10_000));
    expect(await begunWaves()).toEqual(['wave-half']);
    expect((await advance('wave-half')).body).toMatchObject({ code: 'wave-not-next', next: 'wave-all' });
    await pause();
    expect((await advance('wave-all')).body.code).toBe('plan-paused');
    await resume();
    const shown = await advance('wave-all', { dryRun: true });
    expect(shown).toMatchObject({
      status: 200,
      body: { dryRun: true, arithmetic: expect.stringContaining('100 % of 2') },
    });
    expect(await begunWaves()).toEqual(['wave-half']);
    expect((await advance('wave-all')).body.moves).toBe(shown.body.moves);
    expect((await advance('wave-all')).body.code).toBe('wave-not-next');
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'beta' });
  });

  it('begin by hand while the one before is still watched, after a warning', async () => {
    await bench.putInForce({ waves: [{ ...half, soakMinutes: 90 }, all] });
    const { waves } = (await bench.getPlan()).body as { waves: { soakedAt: string }[] };
    const until = String(waves[0]?.soakedAt).replace('T', ' ').slice(0, 16);
    const warnings = [`Wave-half is watched until ${until} UTC; beginning wave-all now skips the rest of that.`];
    expect((await advance('wave-all', { dryRun: true })).body).toMatchObject({ warnings });
    expect(await advance('wave-all')).toMatchObject({ status: 200, body: { warnings } });
    await soakAll();
    await bench.putInForce({ waves: [half, { ...half, id: 'wave-most', percentage: 80 }] });
    await soakAll();
    expect((await advance('wave-most', { dryRun: true })).body).toMatchObject({ warnings: [] });
  });
});

describe('a soak', () => {
  it('of rows of earlier versions, with one moment for all waves, and paused then, is read as it was', async () => {
    await bench.putInForce({ waves: [half, all] });
    const stored = { waves: { 'wave-half': { startedAt: inMinutes(-200).toISOString() } } };
    await sql.query({
      text: 'UPDATE migration_state SET revision = revision + 1, paused_at = $2, paused_by = $3, progress = $1',
      values: [JSON.stringify({ ...stored, watchedSince: inMinutes(-100).toISOString() }), inMinutes(-60), 'ada'],
    });
    expect((await bench.getPlan()).body.waves).toMatchObject([
      { state: 'paused', timing: expect.stringContaining('the remaining 20 minutes') },
      { state: 'waiting' },
    ]);
  });

  it('over, the plan says that it is finished', async () => {
    await bench.putInForce({ waves: [all] });
    expect((await bench.getPlan()).body.waves).toMatchObject([{ state: 'watched' }]);
    await soakAll();
    expect((await bench.getPlan()).body).toMatchObject({ next: { kind: 'finished' }, waves: [{ state: 'done' }] });
  });
});
