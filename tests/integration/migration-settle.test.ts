import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PUT as SWITCH_OFF, DELETE as SWITCH_ON } from '@/app/api/v1/migration/kill-switches/[target]/route';
import { POST as PAUSE } from '@/app/api/v1/migration/pause/route';
import { GET as VERSIONS } from '@/app/api/v1/migration/plans/route';
import { POST as RESUME } from '@/app/api/v1/migration/resume/route';
import { POST as ROLL_BACK } from '@/app/api/v1/migration/rollback/route';
import { POST as SETTLE } from '@/app/api/v1/migration/settle/route';
import { DELETE as UNDO } from '@/app/api/v1/migration/settlements/[id]/route';
import { GET as LIST } from '@/app/api/v1/migration/settlements/route';
import { GET as OVERVIEW } from '@/app/api/v1/overview/route';
import { PATCH as SET_STATE } from '@/app/api/v1/platforms/[id]/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import type { OverviewView } from '@/lib/schemas/overview';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { clearPlans, makePlanBench, nextPlatforms, soakAll } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
const bench = makePlanBench(() => admin);

beforeAll(async () => {
  registerScriptedPlatform('alpha', { cloudRecording: true });
  registerScriptedPlatform('beta');
  registerScriptedPlatform('gamma');
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  await ensureInstallation();
});

beforeEach(async () => {
  await clearPlans();
  await makeRoom({ slug: 'plain', platform: 'alpha' });
});

const all = { id: 'wave-all', from: ['alpha'], to: 'beta', percentage: 100 };
const settle = (parts: string[], more: object = {}) => callApi(SETTLE, { as: admin, body: { parts, ...more } });
const move = (name: string, platform: string) => callApi(MOVE, { as: admin, params: { name }, body: { platform } });
const homes = async () =>
  Object.fromEntries(
    (await sql.query<{ slug: string; platform: string }>({ text: 'SELECT slug, platform FROM rooms' })).map(
      ({ slug, platform }) => [slug, platform],
    ),
  );
const movesByHand = async () =>
  (
    await sql.query<{ slug: string }>({
      text: `SELECT r.slug FROM overrides o JOIN rooms r ON r.id = o.room_id WHERE o.lifted_at IS NULL ORDER BY r.slug`,
    })
  ).map(({ slug }) => slug);
/** What the audit log says of a room. */
const entryOf = async (action: string, slug: string) =>
  (
    await sql.query<{ before: object; after: object }>({
      text: `SELECT e.before, e.after FROM audit_entries e JOIN rooms r ON r.id::text = e.subject_id
              WHERE e.action = $1 AND r.slug = $2 ORDER BY e.id DESC LIMIT 1`,
      values: [action, slug],
    })
  )[0];
const undo = (id: unknown, query: Record<string, string> = {}) =>
  callApi(UNDO, { as: admin, params: { id: String(id) }, query });

describe('settling', () => {
  it('makes a finished wave permanent, moves no meeting, and can be taken back', async () => {
    await makeRoom({ slug: 'along', platform: 'alpha' });
    await makeRoom({ slug: 'elsewhere', platform: 'alpha' });
    await makeRoom({ slug: 'pinned', platform: 'alpha', pin: 'preferred' });
    await makeRoom({ slug: 'blocked', platform: 'alpha', recording: 'cloud' });
    await bench.putInForce({ waves: [all], fallbackOrder: ['home'] });
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const body = { platform: 'beta', expiresAt, note: 'For the fair' };
    expect((await callApi(MOVE, { as: admin, params: { name: 'along' }, body })).status).toBe(200);
    await move('elsewhere', 'gamma');
    await soakAll();
    const before = await nextPlatforms();
    const shown = await settle(['wave-all'], { dryRun: true });
    expect(shown).toMatchObject({
      status: 200,
      body: {
        rooms: 3,
        overrides: 1,
        sentence:
          '3 rooms are at home on Beta from now on; 1 move by hand is no longer needed. No meeting moves by this.',
      },
    });
    expect(await homes()).toMatchObject({ plain: 'alpha' });
    const done = await settle(['wave-all'], { reason: 'All went well' });
    expect(done).toMatchObject({ status: 200, body: { version: 2, rooms: 3, sentence: shown.body.sentence } });
    expect(await homes()).toEqual({
      plain: 'beta',
      along: 'beta',
      elsewhere: 'beta',
      pinned: 'alpha',
      blocked: 'alpha',
    });
    expect(await movesByHand()).toEqual(['elsewhere']);
    expect(await nextPlatforms()).toEqual(before);
    expect((await bench.getPlan()).body).toMatchObject({
      kind: 'settle',
      waves: [],
      plan: { fallbackOrder: ['home'] },
    });
    const entries = await sql.query({
      text: "SELECT subject_kind, reason FROM audit_entries WHERE action IN ('room.settled', 'plan.settled') ORDER BY id",
    });
    expect(entries.map(({ subject_kind }) => subject_kind)).toEqual(['room', 'room', 'room', 'plan']);
    expect(entries.map(({ reason }) => reason)).toEqual(Array(4).fill('All went well'));
    const along = { platform: 'beta', expiresAt, note: 'For the fair', waive: [], createdBy: 'API key test' };
    expect(await entryOf('room.settled', 'along')).toMatchObject({
      before: { platform: 'alpha', override: along },
      after: { platform: 'beta', override: null },
    });
    expect((await entryOf('room.settled', 'plain'))?.before).not.toHaveProperty('override');

    expect((await callApi(LIST, { as: admin })).body.items).toMatchObject([
      { id: done.body.id, parts: ['wave-all'], rooms: 3, canBeUndone: true },
    ]);
    expect(await undo(done.body.id, { reason: 'Too soon' })).toMatchObject({
      status: 200,
      body: { undoneBy: 'API key test' },
    });
    const takenBack = await sql.query({
      text: "SELECT reason FROM audit_entries WHERE action IN ('room.unsettled', 'plan.unsettled')",
    });
    expect(takenBack.map(({ reason }) => reason)).toEqual(Array(4).fill('Too soon'));
    expect(await entryOf('room.unsettled', 'along')).toMatchObject({
      before: { platform: 'beta', override: null },
      after: { platform: 'alpha', override: along },
    });
    expect(await homes()).toMatchObject({ plain: 'alpha', along: 'alpha', elsewhere: 'alpha' });
    expect(await movesByHand()).toEqual(['along', 'elsewhere']);
    expect(await nextPlatforms()).toEqual(before);
    expect((await bench.getPlan()).body).toMatchObject({
      kind: 'unsettle',
      waves: [{ id: 'wave-all', state: 'done' }],
    });
    expect((await undo(done.body.id)).body.code).toBe('settlement-not-undoable');
    // The settled version is undone like one that was rolled back: the way back leads past it, to before the wave.
    expect((await callApi(VERSIONS, { as: admin })).body.items).toMatchObject([
      { version: 3, isUndone: false, isInForce: true },
      { version: 2, kind: 'settle', isUndone: true },
      { version: 1, isUndone: false },
    ]);
    expect((await bench.getPlan()).body.rollbackTo).toBe(0);
    expect((await callApi(ROLL_BACK, { as: admin, body: {} })).body).toMatchObject({ toVersion: 0, version: 4 });
    expect(await nextPlatforms()).toMatchObject({ plain: 'alpha' });
  });

  it('is refused for a part that is none, has not begun, or is still watched', async () => {
    expect((await settle(['wave-all'])).body.code).toBe('plan-not-found');
    await bench.putInForce({ waves: [{ ...all, id: 'wave-half', percentage: 50 }, all] });
    expect((await settle(['wave-0'])).body.detail).toContain('no wave named wave-0');
    const early = (await settle(['wave-all'])).body.detail;
    expect(early).toContain('has not begun');
    const watched = await settle(['wave-half']);
    expect(watched.body).toMatchObject({ code: 'nothing-to-settle', soakedAt: expect.any(String) });
    // Whoever asks for the plan is told the same beforehand, part by part.
    const { unfinished } = (await bench.getPlan()).body as unknown as PlanInForceView;
    expect(unfinished.map(({ part, message }) => ({ part, message }))).toEqual([
      { part: 'wave-half', message: watched.body.detail },
      { part: 'wave-all', message: early },
    ]);
    // While the plan is paused nobody knows when that is over.
    await callApi(PAUSE, { as: admin, body: {} });
    const paused = (await settle(['wave-half'])).body;
    expect(paused.detail).toMatch(/^Wave-half isn’t watched while the plan is paused: resume the plan/);
    expect(paused).not.toHaveProperty('soakedAt');
    expect((await bench.getPlan()).body).toMatchObject({
      waves: [
        {
          state: 'paused',
          soakedAt: null,
          timing: 'not watched while the plan is paused; watched for the remaining 1 hour once it is resumed',
        },
        {},
      ],
      unfinished: [{ part: 'wave-half', message: paused.detail }, {}],
    });
  });

  it('does nothing where a meeting would move by it', async () => {
    await bench.putInForce({
      rules: [{ id: 'listed', from: ['alpha'], to: 'beta', when: { rooms: ['plain', 'odd'] } }],
    });
    await makeRoom({ slug: 'odd', platform: 'alpha' });
    // A rule for rooms at home on Beta would take the room further once its home is there.
    await bench.putInForce({
      rules: [
        { id: 'listed', from: ['alpha'], to: 'beta', when: { rooms: ['plain', 'odd'] } },
        { id: 'further', from: ['beta'], to: 'gamma', when: { rooms: ['odd'] } },
      ],
    });
    const before = await nextPlatforms();
    for (const dryRun of [true, false]) {
      const { status, body } = await settle(['listed'], { dryRun });
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'settling-changes-decisions' });
      expect(body.rooms).toEqual(['odd']);
    }
    expect(await homes()).toEqual({ plain: 'alpha', odd: 'alpha' });
    expect(await nextPlatforms()).toEqual(before);
    expect((await bench.getPlan()).body.version).toBe(2);
  });

  it('is refused while a kill switch or a draining platform keeps rooms from moving', async () => {
    await makeRoom({ slug: 'odd', platform: 'alpha' });
    await makeRoom({ slug: 'other', platform: 'alpha' });
    await bench.putInForce({
      rules: [
        { id: 'further', from: ['alpha'], to: 'gamma', when: { rooms: ['other'] } },
        { id: 'listed', from: ['alpha'], to: 'beta', when: { rooms: ['plain', 'odd'] } },
      ],
    });
    const refused = async (message: string) => {
      for (const dryRun of [true, false]) {
        expect(await settle(['further', 'listed'], { dryRun })).toMatchObject({
          status: 409,
          body: { code: 'nothing-to-settle', detail: message, errors: [{ path: 'parts.1', message }] },
        });
      }
      expect((await bench.getPlan()).body).toMatchObject({ version: 1, rules: [{ id: 'further' }, { id: 'listed' }] });
      expect(await homes()).toEqual({ plain: 'alpha', odd: 'alpha', other: 'alpha' });
    };
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'beta' }, body: {} });
    await refused(
      'Rule listed isn’t finished: 2 rooms can’t move now, as moves to Beta are switched off; lift the kill switch first, or remove the rule in a draft.',
    );
    await callApi(SWITCH_ON, { as: admin, params: { target: 'beta' } });
    await callApi(SET_STATE, { as: admin, params: { id: 'beta' }, body: { state: 'draining' } });
    try {
      await refused(
        'Rule listed isn’t finished: 2 rooms can’t move now, as Beta takes no new meetings at the moment; wait for that to end, or remove the rule in a draft.',
      );
      // What is finished can be settled all the same.
      expect((await settle(['further'])).body).toMatchObject({ rooms: 1 });
    } finally {
      await callApi(SET_STATE, { as: admin, params: { id: 'beta' }, body: { state: 'active' } });
    }
    expect((await settle(['listed'])).body).toMatchObject({ rooms: 2 });
  });

  it('is refused for parts that lead to a platform whose keys were taken away', async () => {
    registerScriptedPlatform('delta');
    await bench.putInForce({ rules: [{ id: 'listed', from: ['alpha'], to: 'delta', when: { rooms: ['plain'] } }] });
    registerScriptedPlatform('delta', { missing: ['DELTA_API_KEY'] });
    const { status, body } = await settle(['listed']);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'nothing-to-settle' });
    expect(body.detail).toContain('1 room can’t move now, as Delta isn’t set up: DELTA_API_KEY is missing; set it up');
    const plan = (await bench.getPlan()).body as unknown as PlanInForceView;
    expect(plan.unfinished.map(({ message }) => message)).toEqual([body.detail]);
    expect(plan.next.sentence).not.toContain('hold already');
    registerScriptedPlatform('delta');
    expect((await settle(['listed'])).body).toMatchObject({ rooms: 1 });
  });

  it('can’t be taken back once something else is in force or a room got another home', async () => {
    await bench.putInForce({ rules: [{ id: 'listed', from: ['alpha'], to: 'beta', when: { rooms: ['plain'] } }] });
    const { body } = await settle(['listed']);
    await sql.query({ text: "UPDATE rooms SET platform = 'gamma'" });
    expect((await undo(body.id)).body).toMatchObject({ code: 'settlement-not-undoable', rooms: ['plain'] });
    await sql.query({ text: "UPDATE rooms SET platform = 'beta'" });
    await bench.putInForce({ waves: [all] });
    expect((await undo(body.id)).body.detail).toContain('Plan 3');
    // Rolled back past it, the rooms stay where they were settled, and that is said.
    expect((await callApi(ROLL_BACK, { as: admin, body: { toVersion: 1, dryRun: true } })).body).toMatchObject({
      goBack: 0,
      settled: 1,
      sentence: 'No room goes back; 1 settled (undo the settlement first)',
    });
    expect((await undo('no-such-id')).body.code).toBe('settlement-not-found');
  });

  it('of all waves leaves nothing that looks paused; the pause holds again once waves come back, and can be lifted', async () => {
    await bench.putInForce({ waves: [{ ...all, soakMinutes: 0 }] });
    await bench.putInForce({ waves: [{ ...all, percentage: 50, soakMinutes: 0 }] });
    expect((await callApi(ROLL_BACK, { as: admin, body: {} })).status).toBe(200);
    const readNext = async () => {
      const { next, isPaused } = (await bench.getPlan()).body as unknown as PlanInForceView;
      return { ...next, isPaused };
    };
    expect(await readNext()).toMatchObject({
      kind: 'finished',
      sentence: expect.stringMatching(
        /^All waves have begun and were watched\. .+ A pause by .+ \(rolled back to plan 1\) still holds: waves of a later/,
      ),
    });
    const { id } = (await settle(['wave-all'])).body;
    expect(await readNext()).toMatchObject({
      kind: 'nothing',
      sentence: expect.stringMatching(
        /^No plan moves any room: .+ A pause by .+ \(rolled back to plan 1\) still holds: waves of a later version begin once somebody resumes\.$/,
      ),
      isPaused: true,
    });
    const overview = (await callApi(OVERVIEW, { as: admin })).body as unknown as OverviewView;
    expect(overview.plan?.next).toBe('No plan moves any room now.');
    expect((await undo(id)).status).toBe(200);
    expect(await readNext()).toMatchObject({ kind: 'finished', isPaused: true });
    // Without waves it can be lifted as well.
    await settle(['wave-all']);
    expect((await callApi(RESUME, { as: admin, body: {} })).status).toBe(200);
    expect(await readNext()).toMatchObject({
      kind: 'nothing',
      sentence: 'No plan moves any room: each meets at home, unless it was moved by hand.',
      isPaused: false,
    });
  });

  it('of a wave does not make the one after it begin', async () => {
    await bench.putInForce({ waves: [{ ...all, id: 'wave-half', percentage: 50 }, all] });
    await soakAll();
    await settle(['wave-half']);
    expect((await bench.getPlan()).body).toMatchObject({
      waves: [{ id: 'wave-all', state: 'waiting' }],
      next: { kind: 'by-hand', wave: 'wave-all' },
    });
  });

  it('is done once where two ask at the same moment', async () => {
    await bench.putInForce({ rules: [{ id: 'listed', from: ['alpha'], to: 'beta', when: { rooms: ['plain'] } }] });
    const answers = await Promise.all([settle(['listed']), settle(['listed'])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await homes()).toEqual({ plain: 'beta' });
  });
});

describe('a platform that drains', () => {
  it('is shown as taking nothing now, in the arithmetic and in the fallback', async () => {
    await callApi(SET_STATE, { as: admin, params: { id: 'beta' }, body: { state: 'draining' } });
    try {
      await bench.put({ waves: [all] });
      expect((await bench.preview()).body.waves).toMatchObject([
        { arithmetic: expect.stringContaining('1 not now, as Beta takes no new meetings: 0 move') },
      ]);
    } finally {
      await callApi(SET_STATE, { as: admin, params: { id: 'beta' }, body: { state: 'active' } });
    }
  });
});
