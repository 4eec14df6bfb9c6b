import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as ADVANCE } from '@/app/api/v1/migration/advance/route';
import { PUT as SWITCH_OFF, DELETE as SWITCH_ON } from '@/app/api/v1/migration/kill-switches/[target]/route';
import { POST as PAUSE } from '@/app/api/v1/migration/pause/route';
import { POST as RESUME } from '@/app/api/v1/migration/resume/route';
import { POST as ROLL_BACK } from '@/app/api/v1/migration/rollback/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { sql } from '@/lib/data/sql';
import { stepMigration } from '@/lib/migration/plans/step-migration';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { clearPlans, makePlanBench, nextPlatforms, soakAll } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

// Read once, when the first setting is asked for.
process.env.DAILY_MIGRATION_ENABLED = 'false';

setUpTestDatabase();

let admin: ApiCaller;
const bench = makePlanBench(() => admin);

beforeAll(async () => {
  registerScriptedPlatform('alpha');
  registerScriptedPlatform('beta');
  admin = await makeCaller(await makeUser({ role: 'admin' }));
});

beforeEach(async () => {
  await clearPlans();
  await makeRoom({ slug: 'one', platform: 'alpha' });
  await makeRoom({ slug: 'two', platform: 'alpha' });
});

const all = { id: 'wave-all', from: ['alpha'], to: 'beta', percentage: 100 };
const half = { id: 'wave-half', from: ['alpha'], to: 'beta', percentage: 50 };
const rule = (rooms: string[]) => ({ id: 'listed', from: ['alpha'], to: 'beta', when: { rooms } });
const rollBack = (body: object = {}) => callApi(ROLL_BACK, { as: admin, body });
const pause = (reason?: string) => callApi(PAUSE, { as: admin, body: reason ? { reason } : {} });
const resume = () => callApi(RESUME, { as: admin });
const advance = (wave: string, more: object = {}) => callApi(ADVANCE, { as: admin, body: { wave, ...more } });
const auditOf = async (action: string) =>
  (
    await sql.query({
      text: 'SELECT * FROM audit_entries WHERE action = $1 ORDER BY id DESC LIMIT 1',
      values: [action],
    })
  )[0];
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const begunWaves = async () =>
  ((await bench.getPlan()).body.waves as { id: string; startedAt: string | null }[])
    .filter(({ startedAt }) => startedAt !== null)
    .map(({ id }) => id);

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
    const late = await callApi(RESUME, { as: admin, ifMatch: Number(body.revision) - 1 });
    expect(late).toMatchObject({ status: 412, body: { code: 'changed-meanwhile', after: { isPaused: true } } });
  });
});

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
    await callApi(MOVE, { as: admin, params: { name: moved.slug }, body: { platform: 'beta' } });
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
    for (const name of ['one', 'two']) await callApi(MOVE, { as: admin, params: { name }, body: { platform: 'beta' } });
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
    await callApi(MOVE, { as: admin, params: { name: 'two' }, body: { platform: 'beta' } });
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

  it('works in a freeze, and is refused from a page that is out of date', async () => {
    const freezeWindows = [{ from: '2026-01-01T00:00:00Z', until: inMinutes(60).toISOString() }];
    await bench.putInForce({ rules: [rule(['one'])], freezeWindows });
    const { revision } = (await bench.getPlan()).body;
    const late = await callApi(ROLL_BACK, { as: admin, body: {}, ifMatch: Number(revision) + 1 });
    expect(late.status).toBe(412);
    expect((await callApi(ROLL_BACK, { as: admin, body: {}, ifMatch: Number(revision) })).status).toBe(200);
  });
});

describe('kill switches', () => {
  const switchOff = (target: string, reason?: string) =>
    callApi(SWITCH_OFF, { as: admin, params: { target }, ...(reason ? { body: { reason } } : {}) });
  const switchOn = (target: string, query: Record<string, string> = {}) =>
    callApi(SWITCH_ON, { as: admin, params: { target }, query });

  it('act at once on moves to one platform or to any, and homes stay', async () => {
    await bench.putInForce({ waves: [all] });
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'beta' });
    expect((await switchOff('beta', 'Echo in every call')).body).toMatchObject({
      isOn: true,
      reason: 'Echo in every call',
    });
    expect(await nextPlatforms()).toEqual({ one: 'alpha', two: 'alpha' });
    expect((await switchOff('beta')).body).toMatchObject({ isOn: true, reason: 'Echo in every call' });
    await switchOn('beta', { reason: 'Echo is gone' });
    expect(await auditOf('kill-switch.switched-off')).toMatchObject({ subject_id: 'beta', reason: 'Echo is gone' });
    expect(await nextPlatforms()).toEqual({ one: 'beta', two: 'beta' });
    await switchOff('all');
    expect(await nextPlatforms()).toEqual({ one: 'alpha', two: 'alpha' });
    expect((await switchOn('all')).body.isOn).toBe(false);
    expect(await auditOf('kill-switch.switched-on')).toMatchObject({ subject_id: 'all' });
    const count = await sql.query({ text: "SELECT 1 FROM audit_entries WHERE action LIKE 'kill-switch.%'" });
    expect(count).toHaveLength(4);
    expect((await switchOff('skype')).body.code).toBe('platform-not-found');
  });

  it('that the environment holds on can’t be lifted, and the setting is named', async () => {
    expect(await switchOn('daily')).toMatchObject({
      status: 409,
      body: { code: 'kill-switch-held', setting: 'DAILY_MIGRATION_ENABLED' },
    });
    expect((await bench.getPlan()).body.killSwitches).toContainEqual(
      expect.objectContaining({ target: 'daily', isOn: true, heldBy: 'DAILY_MIGRATION_ENABLED' }),
    );
  });
});

describe('a soak', () => {
  it('over, the plan says that it is finished', async () => {
    await bench.putInForce({ waves: [all] });
    expect((await bench.getPlan()).body.waves).toMatchObject([{ state: 'watched' }]);
    await soakAll();
    expect((await bench.getPlan()).body).toMatchObject({ next: { kind: 'finished' }, waves: [{ state: 'done' }] });
  });
});
