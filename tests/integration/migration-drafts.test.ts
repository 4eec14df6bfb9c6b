import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PUT } from '@/app/api/v1/migration/draft/route';
import { sql } from '@/lib/data/sql';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { clearPlans, makePlanBench } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
let member: ApiCaller;
const bench = makePlanBench(() => admin);

beforeAll(async () => {
  registerScriptedPlatform('alpha', { cloudRecording: true });
  registerScriptedPlatform('beta');
  registerScriptedPlatform('shut', { missing: ['SHUT_KEY'] });
  admin = await makeCaller(await makeUser({ role: 'admin', email: 'ada@example.com' }));
  member = await makeCaller(await makeUser());
});

beforeEach(async () => {
  await clearPlans();
  await makeRoom({ slug: 'one', platform: 'alpha', tags: ['board'] });
});

const wave = (changes: object = {}) => ({ id: 'wave-1', from: ['alpha'], to: 'beta', percentage: 25, ...changes });
const rule = (changes: object = {}) => ({
  id: 'rule-1',
  from: ['alpha'],
  to: 'beta',
  when: { tags: ['board'] },
  ...changes,
});
const placesOf = (body: { [name: string]: unknown }) =>
  (body.errors as { path: string; message: string }[]).map(({ path }) => path);

describe('the draft of a plan', () => {
  it('is kept with what it changes, and nothing is decided by it', async () => {
    const { status, body, headers } = await bench.put({ rules: [rule()], waves: [wave()] }, { note: 'First try' });
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    expect(body).toMatchObject({ note: 'First try', basedOn: null, isOutdated: false, problems: [], warnings: [] });
    expect(body.changes).toMatchObject([
      { kind: 'added', what: 'Rule 1', after: 'Alpha rooms tagged board go to Beta' },
      { kind: 'added', what: 'Wave 1' },
    ]);
    expect((await bench.getDraft()).body).toEqual(body);
    expect((await bench.getPlan()).body).toMatchObject({ version: null, platforms: [{ platform: 'alpha', now: 1 }] });
  });

  it('is changed by one person at a time: the second is told who was first', async () => {
    const first = await bench.put({ waves: [wave()] });
    const revision = Number(first.body.revision);
    expect((await bench.put({ waves: [wave({ percentage: 50 })] }, {}, revision)).status).toBe(200);
    const late = await bench.put({ waves: [wave({ percentage: 75 })] }, {}, revision);
    expect(late).toMatchObject({ status: 412, body: { code: 'changed-meanwhile', who: 'API key test' } });
    expect((await bench.deleteDraft(revision)).status).toBe(412);
    expect((await bench.deleteDraft(revision + 1)).status).toBe(204);
    expect((await bench.getDraft()).body.code).toBe('draft-not-found');
    expect((await bench.put({ waves: [wave()] }, {}, revision + 1)).status).toBe(412);
    // Begun anew, it never has a revision that somebody may still look at.
    expect(Number((await bench.put({ waves: [wave()] })).body.revision)).toBeGreaterThan(revision - 2);
  });

  it('is begun by one person at a time: whoever found none is told of one that was begun since', async () => {
    const first = await bench.put({ waves: [wave()] }, {}, 0);
    expect(first.status).toBe(200);
    const late = await bench.put({ waves: [wave({ percentage: 75 })] }, {}, 0);
    expect(late).toMatchObject({ status: 412, body: { code: 'changed-meanwhile', who: 'API key test' } });
    expect((await bench.getDraft()).body).toEqual(first.body);
  });

  it('is for administrators', async () => {
    expect((await callApi(PUT, { as: null, body: { plan: {} } })).status).toBe(401);
    expect((await callApi(PUT, { as: member, body: { plan: {} } })).status).toBe(403);
  });

  it('leaves entries in the audit log', async () => {
    await bench.put({ waves: [wave()] });
    await bench.put({ waves: [wave({ percentage: 50 })] });
    await bench.deleteDraft();
    const entries = await sql.query({ text: 'SELECT action, before, after FROM audit_entries ORDER BY id' });
    expect(entries.map(({ action }) => action)).toEqual(['draft.begun', 'draft.changed', 'draft.thrown-away']);
    expect(JSON.stringify(entries[1])).toContain('25 % of Alpha rooms go to Beta');
  });

  it.each([
    ['an unknown target', { waves: [wave({ to: 'skype' })] }, 'plan.waves.0.to', '“skype” is no platform'],
    ['an unknown source', { waves: [wave({ from: ['skype'] })] }, 'plan.waves.0.from.0', '“skype” is no platform'],
    ['a target that is not set up', { waves: [wave({ to: 'shut' })] }, 'plan.waves.0.to', 'SHUT_KEY is missing'],
    ['a move to where it begins', { rules: [rule({ from: ['beta'] })] }, 'plan.rules.0.from.0', 'nowhere to go'],
    ['one name for two parts', { rules: [rule()], waves: [wave({ id: 'rule-1' })] }, 'plan.waves.0.id', 'its own'],
    ['a wave of nothing', { waves: [wave({ percentage: 0 })] }, 'plan.waves.0.percentage', '0 %'],
    [
      'shares that fall',
      { waves: [wave({ percentage: 50 }), wave({ id: 'wave-2', percentage: 25 })] },
      'plan.waves.1.percentage',
      'must not fall',
    ],
    [
      'two waves that pull the same rooms apart',
      { waves: [wave(), wave({ id: 'wave-2', to: 'mock', percentage: 50 })] },
      'plan.waves.1.to',
      'pull the same Alpha rooms apart',
    ],
    [
      'waves that begin out of their order',
      {
        waves: [
          wave({ startsAt: '2027-02-01T09:00:00Z' }),
          wave({ id: 'wave-2', percentage: 50, startsAt: '2027-01-01T09:00:00Z' }),
        ],
      },
      'plan.waves.1.startsAt',
      'Waves begin in their order',
    ],
    ['a fallback loop', { fallbackOrder: ['home', 'beta', 'home'] }, 'plan.fallbackOrder.2', 'loop'],
    ['the demo as a fallback', { fallbackOrder: ['mock'] }, 'plan.fallbackOrder.0', 'trying things out'],
    ['a fallback that is not set up', { fallbackOrder: ['shut'] }, 'plan.fallbackOrder.0', 'isn’t set up'],
    [
      'sizes that no room has',
      { rules: [rule({ when: { minSize: 50, maxSize: 10 } })] },
      'plan.rules.0.when.minSize',
      'at least 50 and at most 10',
    ],
    [
      'names that none of the listed rooms has',
      { rules: [rule({ when: { rooms: ['one'], slugPrefix: 'team-' } })] },
      'plan.rules.0.when.slugPrefix',
      'None of the listed rooms',
    ],
    [
      'a need that the target can never meet',
      { rules: [rule({ when: { recording: 'cloud' } })] },
      'plan.rules.0.when.recording',
      'Every room of this rule would be blocked',
    ],
    [
      'a rule behind one that takes everything it would',
      { rules: [rule(), rule({ id: 'rule-2', when: { tags: ['board'], minSize: 5 } })] },
      'plan.rules.1',
      'can never take a room',
    ],
    [
      'names that no room can have',
      { rules: [rule({ when: { rooms: ['Foo Bar!', 'admin'] } })] },
      'plan.rules.0.when.rooms',
      'No room can be named “Foo Bar!” or “admin”',
    ],
    [
      'tags that no room can have',
      { rules: [rule({ when: { tags: ['no tag!'] } })] },
      'plan.rules.0.when.tags',
      'No room can be tagged “no tag!”',
    ],
    [
      'a beginning that no name has',
      { rules: [rule({ when: { slugPrefix: '-x' } })] },
      'plan.rules.0.when.slugPrefix',
      'begins with “-x”',
    ],
    ['a rule without a condition', { rules: [rule({ when: {} })] }, 'plan.rules.0.when', 'at least one condition'],
    [
      'an owner who is no address',
      { rules: [rule({ when: { owners: ['ada'] } })] },
      'plan.rules.0.when.owners.0',
      'e-mail',
    ],
    [
      'a freeze upside down',
      { freezeWindows: [{ from: '2027-01-02T00:00:00Z', until: '2027-01-01T00:00:00Z' }] },
      'plan.freezeWindows.0.until',
      'end after it begins',
    ],
    ['a salt of one’s own', { salt: 'mine' }, 'plan.salt', 'not to be chosen'],
    ['a field that is none', { wafes: [] }, 'plan.wafes', 'is not a known field'],
  ])('is refused with %s, the place and the reason, and nothing is written', async (_, plan, place, words) => {
    await bench.put({ waves: [wave()] });
    const before = (await bench.getDraft()).body;
    const { status, body } = await bench.put(plan);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid-request' });
    expect(placesOf(body)).toContain(place);
    expect(JSON.stringify(body.errors)).toContain(words);
    expect((await bench.getDraft()).body).toEqual(before);
  });

  it('is refused with the same places in the sentence and in the list', async () => {
    const { body } = await bench.put({ waves: [wave({ to: 'skype', startsAt: '2020-01-01T00:00:00Z' })] });
    expect(body.detail).toMatch(/^`plan\.waves\.0\.to`: “skype” is no platform/);
    expect(body.errors).toMatchObject([{ path: 'plan.waves.0.to' }]);
    expect(body.warnings).toMatchObject([{ path: 'plan.waves.0.startsAt' }]);
  });

  it('says first that no room can be named so, and warns of no tag that it refuses', async () => {
    const when = { rooms: ['not', 'A', 'Room!!'], slugPrefix: 'UPPER' };
    const named = (await bench.put({ rules: [rule({ when })] })).body;
    expect(named.detail).toContain('No room can be named “A” or “Room!!”');
    expect(placesOf(named)).toEqual(['plan.rules.0.when.rooms', 'plan.rules.0.when.slugPrefix']);
    const unnameable = (await bench.put({ rules: [rule({ when: { rooms: ['Room!!'], slugPrefix: 'upper' } })] })).body;
    expect(placesOf(unnameable)).toEqual(['plan.rules.0.when.rooms']);
    expect((await bench.put({ rules: [rule({ when: { tags: ['bad tag'] } })] })).body.warnings).toEqual([]);
  });

  it('warns once of a rule with several homes that no room has', async () => {
    const { warnings } = (await bench.put({ rules: [rule({ from: ['alpha', 'shut', 'mock'] })] })).body;
    expect(warnings).toMatchObject([
      { path: 'rules.0.from', message: expect.stringMatching(/^No room has \w+ or \w+ as its home at present\.$/) },
    ]);
  });

  it('warns of what takes no room at present, and keeps it', async () => {
    const plan = {
      rules: [rule({ when: { owners: ['nobody@example.com'], tags: ['nothing'] } })],
      waves: [wave({ startsAt: '2020-01-01T00:00:00Z' })],
      freezeWindows: [{ from: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z' }],
      fallbackOrder: [],
    };
    const { status, body } = await bench.put(plan);
    expect(status).toBe(200);
    expect((body.warnings as { path: string }[]).map(({ path }) => path)).toEqual([
      'rules.0.when.owners',
      'rules.0.when.tags',
      'waves.0.startsAt',
      'fallbackOrder',
      'freezeWindows.0.until',
    ]);
  });

  it('warns of listed rooms that a rule can’t touch, each with the reason, and keeps it', async () => {
    await makeRoom({ slug: 'far', platform: 'beta' });
    await makeRoom({ slug: 'off', platform: 'mock' });
    await makeRoom({ slug: 'nailed', platform: 'alpha', pin: 'required' });
    await makeRoom({ slug: 'liked', platform: 'alpha', pin: 'preferred' });
    const warningsOf = async (when: object) => (await bench.put({ rules: [rule({ when })] })).body.warnings;
    const path = 'rules.0.when.rooms';
    expect(await warningsOf({ rooms: ['one'] })).toEqual([]);
    expect(await warningsOf({ rooms: ['off'] })).toEqual([
      {
        path,
        message:
          'The listed room isn’t taken at present: “off” is at home on Demo, which this rule takes no rooms from.',
      },
    ]);
    expect(await warningsOf({ rooms: ['nailed', 'liked'] })).toEqual([
      {
        path,
        message: 'None of the listed rooms is taken at present: “nailed” and “liked” are pinned to their platforms.',
      },
    ]);
    expect(await warningsOf({ rooms: ['ONE', 'far', 'nailed', 'unmade'] })).toEqual([
      {
        path,
        message:
          'Some of the listed rooms aren’t taken at present: “far” is at home on Beta already; “nailed” is pinned to its platform; no room is named “unmade” yet.',
      },
    ]);
    expect(await warningsOf({ rooms: ['one'], minSize: 500 })).toMatchObject([
      { path, message: expect.stringContaining('“one” doesn’t meet what else the rule asks for') },
    ]);
  });

  it('may take rooms off a platform that this installation no longer knows', async () => {
    await makeRoom({ platform: 'gone' });
    expect((await bench.put({ waves: [wave({ from: ['gone'] })] })).status).toBe(200);
  });

  it('keeps the buckets through all versions, and draws new ones only where that is asked for', async () => {
    const first = (await bench.put({ waves: [wave()] })).body.plan as { salt: string };
    await bench.putInForce({ waves: [wave()] });
    const again = (await bench.put({ waves: [wave({ percentage: 50 })] })).body;
    expect(again).toMatchObject({ isReshuffle: false, plan: { salt: first.salt } });
    const drawn = (await bench.put({ waves: [wave()] }, { reshuffle: true })).body;
    expect(drawn.isReshuffle).toBe(true);
    const { salt } = drawn.plan as { salt: string };
    expect(salt).not.toBe(first.salt);
    // Saved again as it was read, it stays the same drawing; without it the old buckets are back.
    expect((await bench.put(drawn.plan as object)).body).toMatchObject({ isReshuffle: true, plan: { salt } });
    expect((await bench.put({ waves: [wave()] })).body).toMatchObject({ isReshuffle: false });
  });
});
