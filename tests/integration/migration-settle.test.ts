import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as IMPORT } from '@/app/api/v1/migration/import/route';
import { GET as EXPORT } from '@/app/api/v1/migration/plans/[version]/export/route';
import { GET as VERSIONS } from '@/app/api/v1/migration/plans/route';
import { GET as RETIRE } from '@/app/api/v1/migration/retire/[platform]/route';
import { POST as ROLL_BACK } from '@/app/api/v1/migration/rollback/route';
import { POST as SETTLE } from '@/app/api/v1/migration/settle/route';
import { DELETE as UNDO } from '@/app/api/v1/migration/settlements/[id]/route';
import { GET as LIST } from '@/app/api/v1/migration/settlements/route';
import { PATCH as SET_STATE } from '@/app/api/v1/platforms/[id]/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
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
const undo = (id: unknown) => callApi(UNDO, { as: admin, params: { id: String(id) } });

describe('settling', () => {
  it('makes a finished wave permanent, moves no meeting, and can be taken back', async () => {
    await makeRoom({ slug: 'along', platform: 'alpha' });
    await makeRoom({ slug: 'elsewhere', platform: 'alpha' });
    await makeRoom({ slug: 'pinned', platform: 'alpha', pin: 'preferred' });
    await makeRoom({ slug: 'blocked', platform: 'alpha', recording: 'cloud' });
    await bench.putInForce({ waves: [all], fallbackOrder: ['home'] });
    await move('along', 'beta');
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
      text: "SELECT subject_kind, after FROM audit_entries WHERE action IN ('room.settled', 'plan.settled') ORDER BY id",
    });
    expect(entries.map(({ subject_kind }) => subject_kind)).toEqual(['room', 'room', 'room', 'plan']);

    expect((await callApi(LIST, { as: admin })).body.items).toMatchObject([
      { id: done.body.id, parts: ['wave-all'], rooms: 3, canBeUndone: true },
    ]);
    expect(await undo(done.body.id)).toMatchObject({ status: 200, body: { undoneBy: 'API key test' } });
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
    expect((await settle(['wave-all'])).body.detail).toContain('has not begun');
    expect((await settle(['wave-half'])).body).toMatchObject({
      code: 'nothing-to-settle',
      soakedAt: expect.any(String),
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

  it('can’t be taken back once something else is in force or a room got another home', async () => {
    await bench.putInForce({ rules: [{ id: 'listed', from: ['alpha'], to: 'beta', when: { rooms: ['plain'] } }] });
    const { body } = await settle(['listed']);
    await sql.query({ text: "UPDATE rooms SET platform = 'gamma'" });
    expect((await undo(body.id)).body).toMatchObject({ code: 'settlement-not-undoable', rooms: ['plain'] });
    await sql.query({ text: "UPDATE rooms SET platform = 'beta'" });
    await bench.putInForce({ waves: [all] });
    expect((await undo(body.id)).body.detail).toContain('Version 3');
    // Rolled back past it, the rooms stay where they were settled, and that is said.
    expect((await callApi(ROLL_BACK, { as: admin, body: { toVersion: 1, dryRun: true } })).body).toMatchObject({
      goBack: 0,
      settled: 1,
      sentence: 'No room goes back; 1 settled (undo the settlement first)',
    });
    expect((await undo('no-such-id')).body.code).toBe('settlement-not-found');
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

describe('retiring a platform', () => {
  const ask = async (platform: string) => (await callApi(RETIRE, { as: admin, params: { platform } })).body;
  const kindsOf = (body: { [name: string]: unknown }) =>
    (body.dependencies as { kind: string; hinders: boolean }[]).map(({ kind, hinders }) =>
      hinders ? kind : `(${kind})`,
    );

  it('names everything that still depends on it', async () => {
    const { id } = await makeRoom({ slug: 'tied', platform: 'gamma', pin: 'required' });
    await move('plain', 'gamma');
    const meeting = await makeMeeting(id, { platform: 'gamma' });
    await makeSession(meeting.id);
    await sql.query({
      text: "INSERT INTO recordings (meeting_id, platform, state) VALUES ($1, 'gamma', 'ready')",
      values: [meeting.id],
    });
    await sql.query({
      text: "INSERT INTO webhook_deliveries (platform, raw_body, headers) VALUES ('gamma', '', '{}')",
    });
    await bench.putInForce({
      rules: [{ id: 'listed', from: ['alpha'], to: 'gamma', when: { rooms: ['plain'] } }],
      waves: [{ ...all, to: 'gamma' }],
      fallbackOrder: ['gamma'],
    });
    const body = await ask('gamma');
    expect(body).toMatchObject({ mayRetire: false, sentence: 'Not yet: 8 things still depend on Gamma.' });
    expect(kindsOf(body)).toEqual([
      'home',
      'pin',
      'override',
      'rule',
      'wave',
      'fallback',
      'live-meeting',
      'recording',
      '(webhook)',
    ]);
  });

  it('says yes where nothing does, and knows platforms that are gone', async () => {
    expect(await ask('beta')).toMatchObject({ mayRetire: true, dependencies: [] });
    await makeRoom({ slug: 'lost', platform: 'gone' });
    expect(await ask('gone')).toMatchObject({ mayRetire: false, dependencies: [{ kind: 'home', examples: ['lost'] }] });
    expect((await ask('skype')).code).toBe('platform-not-found');
  });
});

describe('a plan as a file', () => {
  const exported = async (version: string) => (await callApi(EXPORT, { as: admin, params: { version } })).body;
  const importFile = (file: object, more: object = {}) => callApi(IMPORT, { as: admin, body: { file, ...more } });

  it('comes back as the draft, with what it changes shown before', async () => {
    await bench.putInForce({ waves: [all] });
    await bench.putInForce({ waves: [] });
    const answer = await callApi(EXPORT, { as: admin, params: { version: '1' } });
    expect(answer.headers.get('content-disposition')).toContain('patchbay-plan-1.json');
    const shown = await importFile(answer.body, { dryRun: true });
    expect(shown).toMatchObject({
      status: 200,
      body: { draft: null, changes: [{ kind: 'added', what: 'Wave-all' }] },
    });
    expect((await bench.getDraft()).status).toBe(404);
    const kept = (await importFile(answer.body)).body.draft;
    expect(kept).toMatchObject({ basedOn: 2, isReshuffle: false, plan: { waves: [{ id: 'wave-all' }] } });
    expect((await bench.preview()).status).toBe(200);
  });

  it('is refused where it is none, of another version, from elsewhere, or impossible here', async () => {
    await bench.putInForce({ waves: [all] });
    const file = await exported('1');
    const reasonOf = async (changed: object, more?: object) => {
      const { status, body } = await importFile({ ...file, ...changed }, more);
      return { status, code: body.code, reason: body.reason };
    };
    expect(await reasonOf({ format: 'other' })).toEqual({ status: 409, code: 'import-refused', reason: 'format' });
    expect(await reasonOf({ formatVersion: 2 })).toMatchObject({ reason: 'format-version' });
    expect((await importFile({ ...file, formatVersion: 2 })).body.detail).toContain('newer Patchbay');
    expect(await reasonOf({ installation: 'zzzzzzzz' })).toMatchObject({ reason: 'installation' });
    const elsewhere = { ...file, installation: 'zzzzzzzz', plan: { ...(file.plan as object), salt: 'theirs' } };
    expect((await importFile(elsewhere, { fromElsewhere: true })).body.draft).toMatchObject({ isReshuffle: false });
    const skype = { waves: [{ ...all, to: 'skype' }], salt: 'x' };
    expect((await importFile({ ...file, plan: skype })).body).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'file.plan.waves.0.to' }],
    });
    expect((await importFile({ ...file, plan: { waves: 3, salt: 'x' } })).body.code).toBe('invalid-request');
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
