import { describe, expect, it } from 'vitest';
import { POST as ROLL_BACK } from '@/app/api/v1/migration/rollback/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { stepMigration } from '@/lib/migration/plans/steps/step-migration';
import { callApi } from '../support/api-client';
import { makeRoom } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
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

const rollBack = (body: object = {}) => callApi(ROLL_BACK, { as: admin(), body });

describe('rolling back', () => {
  it('says beforehand what it does, and does it, paused where the version was', async () => {
    const third = await makeRoom({ slug: 'three', platform: 'alpha' });
    const pinned = await makeRoom({ slug: 'pinned', platform: 'alpha', pin: 'required' });
    const moved = await makeRoom({ slug: 'moved', platform: 'alpha' });
    await bench.putInForce({
      waves: [
        { ...half, percentage: 0.01 },
        { ...all, percentage: 0.02 },
      ],
    });
    await bench.putInForce({ rules: [rule(['one', 'two', 'three', pinned.slug])] });
    await callApi(MOVE, { as: admin(), params: { name: moved.slug }, body: { platform: 'beta' } });
    const meeting = await makeMeeting(third.id, { platform: 'beta' });
    await makeSession(meeting.id);
    const shown = (await rollBack({ dryRun: true })).body;
    expect(shown).toMatchObject({
      dryRun: true,
      toVersion: 1,
      version: null,
      sentence: '3 rooms go back at their next meeting; 1 stays (moved by hand), 1 pinned, 1 in a call until it ends',
      movedByHand: [{ room: 'moved', platform: 'beta' }],
    });
    expect((await bench.getPlan()).body.version).toBe(2);
    const done = await rollBack({ reason: 'Beta sounds bad' });
    expect(done).toMatchObject({ status: 200, body: { toVersion: 1, version: 3, sentence: shown.sentence } });
    const plan = (await bench.getPlan()).body;
    expect(plan).toMatchObject({
      version: 3,
      kind: 'rollback',
      isPaused: true,
      pauseReason: 'rolled back to plan 1',
    });
    expect(await begunWaves()).toEqual(['wave-half']);
    expect(await nextPlatforms()).toEqual({
      one: 'alpha',
      two: 'alpha',
      three: 'alpha',
      pinned: 'alpha',
      moved: 'beta',
    });
    expect(await auditOf('plan.rolled-back')).toMatchObject({ reason: 'Beta sounds bad', before: { plan: 2 } });
  });

  it('lifts the moves by hand that were ticked, and no others', async () => {
    await bench.putInForce({ rules: [rule(['nobody'])] });
    for (const name of ['one', 'two'])
      await callApi(MOVE, { as: admin(), params: { name }, body: { platform: 'beta' } });
    expect((await rollBack({ liftOverrides: ['three'] })).body).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'liftOverrides.0' }],
    });
    expect((await rollBack({ liftOverrides: ['one'], dryRun: true })).body.sentence).toBe(
      '1 room goes back at its next meeting; 1 stays (moved by hand)',
    );
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'beta' });
    await rollBack({ liftOverrides: ['one'] });
    expect(await nextPlatforms()).toEqual({ one: 'alpha', two: 'beta' });
    expect(await auditOf('override.lifted')).toMatchObject({
      subject_kind: 'room',
      before: { override: { platform: 'beta', note: null, expiresAt: null, waive: [] } },
      after: { override: null },
    });
  });

  it('names the same rooms that were moved by hand or pinned, whichever way it goes between two versions', async () => {
    await makeRoom({ slug: 'pinned', platform: 'alpha', pin: 'required' });
    await bench.putInForce({ waves: [] });
    await bench.putInForce({ rules: [rule(['one', 'pinned'])] });
    await callApi(MOVE, { as: admin(), params: { name: 'two' }, body: { platform: 'beta' } });
    const named = { movedByHand: [{ room: 'two', platform: 'beta' }], pinned: 1 };
    expect((await rollBack({ toVersion: 1 })).body).toMatchObject({ version: 3, goBack: 1, ...named });
    expect((await rollBack({ toVersion: 2, dryRun: true })).body).toMatchObject({
      ...named,
      sentence: '1 room moves at its next meeting; 1 stays (moved by hand), 1 pinned',
    });
  });

  it('of the first version leads to no plan; twice in a row it goes two steps back, past what was undone', async () => {
    expect((await rollBack()).body.code).toBe('plan-not-found');
    await bench.putInForce({ rules: [rule(['one'])] });
    await bench.putInForce({ rules: [rule(['one', 'two'])] });
    await bench.putInForce({ waves: [all] });
    expect((await rollBack()).body).toMatchObject({ toVersion: 2, version: 4 });
    expect((await rollBack()).body).toMatchObject({ toVersion: 1, version: 5 });
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'alpha' });
    // A new version on top, undone as well, leads to the rollback that it was made on.
    await bench.putInForce({ waves: [all] });
    expect((await rollBack()).body).toMatchObject({ toVersion: 5, version: 7 });
    expect((await rollBack()).body).toMatchObject({ toVersion: 0, version: 8 });
    expect(await nextPlatforms()).toEqual({ one: 'alpha', two: 'alpha' });
    expect((await bench.getPlan()).body).toMatchObject({ rules: [], waves: [], isPaused: false, rollbackTo: null });
    expect((await rollBack()).body.code).toBe('nothing-to-roll-back');
    // Any version can be named.
    expect((await rollBack({ toVersion: 3 })).body).toMatchObject({ toVersion: 3, version: 9 });
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'beta' });
    expect((await rollBack({ toVersion: 9 })).body.code).toBe('nothing-to-roll-back');
    expect((await rollBack({ toVersion: 99 })).body.code).toBe('plan-not-found');
  });

  it('and back again forgets what failed before, and watches the wave anew', async () => {
    await bench.putInForce({ waves: [half, { ...all, startsAt: inMinutes(-1).toISOString() }] });
    const rooms = await Promise.all(Array.from({ length: 3 }, () => makeRoom({ platform: 'alpha' })));
    for (const { id } of rooms) await makeMeeting(id, { platform: 'beta', state: 'failed' });
    await letMinutesPass(10);
    await stepMigration(new Date());
    expect((await bench.getPlan()).body).toMatchObject({ isPaused: true, pausedBy: 'the migration guard' });
    await resume();
    await letMinutesPass(30);
    await rollBack({ toVersion: 0 });
    await rollBack({ toVersion: 1 });
    expect((await bench.getPlan()).body.waves).toMatchObject([
      { timing: 'not watched while the plan is paused; watched for 1 hour once it is resumed' },
      { state: 'waiting' },
    ]);
    await resume();
    await stepMigration(inMinutes(59));
    expect((await bench.getPlan()).body.isPaused).toBe(false);
    expect(await begunWaves()).toEqual(['wave-half']);
    await stepMigration(inMinutes(61));
    expect(await begunWaves()).toEqual(['wave-half', 'wave-all']);
  });

  it('leaves waves done that had soaked, and no others', async () => {
    await bench.putInForce({ waves: [half, all] });
    await letMinutesPass(61);
    await advance('wave-all');
    await letMinutesPass(10);
    await pause();
    await letMinutesPass(100);
    await rollBack({ toVersion: 0 });
    await rollBack({ toVersion: 1 });
    expect((await bench.getPlan()).body.waves).toMatchObject([{ state: 'done' }, { state: 'paused' }]);
  });

  it('works in a freeze, and is refused from a page that is out of date', async () => {
    const freezeWindows = [{ from: '2026-01-01T00:00:00Z', until: inMinutes(60).toISOString() }];
    await bench.putInForce({ rules: [rule(['one'])], freezeWindows });
    const { revision } = (await bench.getPlan()).body;
    const late = await callApi(ROLL_BACK, { as: admin(), body: {}, ifMatch: Number(revision) + 1 });
    expect(late.status).toBe(412);
    expect((await callApi(ROLL_BACK, { as: admin(), body: {}, ifMatch: Number(revision) })).status).toBe(200);
  });
});
