import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PUT as SWITCH_OFF } from '@/app/api/v1/migration/kill-switches/[target]/route';
import { POST as PAUSE } from '@/app/api/v1/migration/pause/route';
import { GET as GET_VERSION } from '@/app/api/v1/migration/plans/[version]/route';
import { GET as LIST_PLANS } from '@/app/api/v1/migration/plans/route';
import { GET as LIST_ROOMS } from '@/app/api/v1/migration/previews/[hash]/rooms/route';
import { POST as MOVE_MANY } from '@/app/api/v1/overrides/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { sql } from '@/lib/data/sql';
import { bucketOf } from '@/lib/migration/bucket-of';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestRoom } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { clearPlans, makePlanBench, nextPlatforms } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
let other: ApiCaller;
const bench = makePlanBench(() => admin);
const otherBench = makePlanBench(() => other);

beforeAll(async () => {
  registerScriptedPlatform('alpha', { cloudRecording: true });
  registerScriptedPlatform('beta');
  registerScriptedPlatform('gamma');
  admin = await makeCaller(await makeUser({ role: 'admin' }));
  other = await makeCaller(await makeUser({ role: 'admin' }));
});

beforeEach(clearPlans);

const wave = (changes: object = {}) => ({ id: 'wave-1', from: ['alpha'], to: 'beta', percentage: 25, ...changes });
const move = (room: TestRoom, platform: string, as = admin) =>
  callApi(MOVE, { as, params: { name: room.slug }, body: { platform } });
const roomsOf = (hash: string, query: Record<string, string> = {}) =>
  callApi(LIST_ROOMS, { as: admin, params: { hash }, query });

/** Rooms at home on `alpha`, with the buckets that the draft's salt gives them. */
async function makeRooms(count: number): Promise<(TestRoom & { bucket: number })[]> {
  const rooms: TestRoom[] = [];
  for (let index = 0; index < count; index++) rooms.push(await makeRoom({ platform: 'alpha' }));
  await bench.put({ waves: [wave()] });
  const { salt } = (await bench.getDraft()).body.plan as { salt: string };
  return rooms
    .map((room) => ({ ...room, bucket: bucketOf(salt, room.id) }))
    .toSorted((one, another) => one.bucket - another.bucket);
}

describe('a preview', () => {
  it('shows the arithmetic of a wave, whoever is pinned, moved by hand or blocked', async () => {
    const rooms = await makeRooms(60);
    const inBuckets = rooms.filter(({ bucket }) => bucket < 2500);
    expect(inBuckets.length).toBeGreaterThan(5);
    const [pinned, preferring, moved, blocked] = inBuckets;
    if (!pinned || !preferring || !moved || !blocked) throw new Error('too few rooms in the buckets');
    await sql.query({ text: "UPDATE rooms SET pin = 'required' WHERE id = $1", values: [pinned.id] });
    await sql.query({ text: "UPDATE rooms SET pin = 'preferred' WHERE id = $1", values: [preferring.id] });
    await sql.query({ text: "UPDATE rooms SET recording = 'cloud' WHERE id = $1", values: [blocked.id] });
    await move(moved, 'gamma');
    const { status, body } = await bench.preview();
    expect(status).toBe(200);
    const moves = inBuckets.length - 4;
    expect(body.waves).toMatchObject([
      {
        state: 'begins',
        arithmetic: `25 % of 60 Alpha rooms: ${inBuckets.length} in buckets 0–2,499; 2 pinned, 1 moved by hand, 1 blocked: ${moves} move`,
      },
    ]);
    expect(body.counts).toMatchObject({ rooms: 60, moves, blocked: 1, later: 0, stays: 60 - moves - 1 });
    const hash = String(body.hash);
    const listed = (await roomsOf(hash, { effect: 'moves', limit: '200' })).body.items ?? [];
    expect(new Set(listed.map(({ room }) => room))).toEqual(new Set(inBuckets.slice(4).map(({ slug }) => slug)));
    expect((await roomsOf(hash, { effect: 'blocked' })).body.items).toMatchObject([
      {
        room: blocked.slug,
        before: 'alpha',
        after: 'alpha',
        why: expect.stringContaining('Beta lacks cloud recording'),
      },
    ]);
    // Page by page they are the same.
    const first = (await roomsOf(hash, { limit: '40' })).body;
    const second = (await roomsOf(hash, { limit: '40', cursor: String(first.nextCursor) })).body;
    expect([first.items?.length, second.items?.length, second.nextCursor]).toEqual([40, 20, null]);
    expect((await roomsOf('0'.repeat(64))).body.code).toBe('preview-not-found');
  });

  it('counts a room that is blocked in a wave or rule as blocked in the later ones too, and never as taken', async () => {
    const rooms = await makeRooms(40);
    const [blocked, ...taken] = rooms.filter(({ bucket }) => bucket < 2500);
    if (!blocked) throw new Error('too few rooms in the buckets');
    const later = rooms.filter(({ bucket }) => bucket >= 2500 && bucket < 5000).length;
    await sql.query({ text: "UPDATE rooms SET recording = 'cloud' WHERE id = $1", values: [blocked.id] });
    await bench.put({ waves: [wave(), wave({ id: 'wave-2', percentage: 50 })] });
    expect((await bench.preview()).body.waves).toMatchObject([
      { arithmetic: expect.stringContaining(`; 1 blocked: ${taken.length} move`) },
      {
        arithmetic: expect.stringContaining(
          `; ${taken.length} taken by an earlier rule or wave, 1 blocked: ${later} move`,
        ),
      },
    ]);
    const rule = (id: string, when: object) => ({ id, from: ['alpha'], to: 'beta', when });
    await bench.put({ rules: [rule('named', { rooms: [blocked.slug] }), rule('alike', { slugPrefix: blocked.slug })] });
    expect((await bench.preview()).body.rules).toMatchObject([
      { arithmetic: '1 of 40 Alpha rooms; 1 blocked: 0 move' },
      { arithmetic: '1 of 40 Alpha rooms; 1 blocked: 0 move' },
    ]);
  });

  it('says of a room the same as a move by hand of what it gives up', async () => {
    await makeRoom({ slug: 'asking', platform: 'mock', recording: 'cloud' });
    await makeRoom({ slug: 'plain', platform: 'mock' });
    const rooms = ['asking', 'plain'];
    await bench.put({ rules: [{ id: 'rule-1', from: ['mock'], to: 'alpha', when: { rooms } }] });
    const { body } = await bench.preview();
    const planned = (await roomsOf(String(body.hash))).body.items ?? [];
    const byHand = (await callApi(MOVE_MANY, { as: admin, body: { rooms, platform: 'alpha', dryRun: true } })).body;
    const pick = ({ losses, extras }: { [name: string]: unknown }) => ({ losses, extras });
    expect(planned.map(pick)).toEqual((byHand.rooms as { [name: string]: unknown }[]).map(pick));
    expect(body.extras).toEqual(planned[1]?.extras);
    expect(body.extras).toContain('locking the call');
  });

  it('moves exactly the previewed rooms once it is published', async () => {
    const rooms = await makeRooms(40);
    const shown = (await bench.preview()).body;
    const listed = (await roomsOf(String(shown.hash), { effect: 'moves', limit: '200' })).body.items ?? [];
    const published = await bench.publish(String(shown.hash), { note: 'First quarter' });
    expect(published).toMatchObject({ status: 200, body: { version: 1, begun: ['wave-1'], joinedSince: [] } });
    const next = await nextPlatforms();
    const moved = rooms.filter(({ slug }) => next[slug] === 'beta').map(({ slug }) => slug);
    expect(new Set(moved)).toEqual(new Set(listed.map(({ room }) => room)));
    expect((await bench.getPlan()).body).toMatchObject({
      version: 1,
      publishedBy: 'API key test',
      note: 'First quarter',
      next: { kind: 'watching', wave: 'wave-1' },
    });
    expect((await bench.getDraft()).status).toBe(404);
  });

  it('tells rooms that a later wave takes from those that move now, and never throws one back', async () => {
    await makeRooms(40);
    await bench.put({ waves: [wave(), wave({ id: 'wave-2', percentage: 100 })] });
    const { body } = await bench.preview();
    const { moves, later } = body.counts as { moves: number; later: number };
    expect(moves + later).toBe(40);
    expect(body.waves).toMatchObject([
      { state: 'begins' },
      {
        state: 'waiting',
        arithmetic: expect.stringContaining(`${moves} taken by an earlier rule or wave: ${later} move`),
      },
    ]);
    expect(body.platforms).toMatchObject([
      { platform: 'alpha', now: 40, after: 40 - moves, done: 0 },
      { platform: 'beta', now: 0, after: moves, done: 40 },
    ]);
  });

  it('counts people in calls, and meetings of the last days in rooms that it moves, wherever they took place', async () => {
    const room = await makeRoom({ platform: 'alpha' });
    const meeting = await makeMeeting(room.id, { platform: 'alpha' });
    await makeSession(meeting.id);
    await makeSession(meeting.id);
    await sql.query({ text: 'UPDATE participant_sessions SET joined_at = now()' });
    await bench.put({ waves: [wave({ percentage: 100 })] });
    const { body } = await bench.preview();
    expect(body.counts).toMatchObject({ moves: 1, inCall: 1, people: 2 });
    expect(body.meetings).toEqual({ days: 7, meetings: 1, people: 2, meetingsElsewhere: 1, peopleElsewhere: 2 });
    // The meeting was on a platform that the room had been moved to by hand, and the draft moves another room.
    await sql.query({ text: `UPDATE meetings SET platform = 'beta'` });
    const { slug } = await makeRoom({ platform: 'alpha' });
    await bench.put({ rules: [{ id: 'rule-1', from: ['alpha'], to: 'beta', when: { rooms: [slug] } }] });
    const { meetings } = (await bench.preview()).body;
    expect(meetings).toEqual({ days: 7, meetings: 1, people: 2, meetingsElsewhere: 0, peopleElsewhere: 0 });
  });

  it('says of a draft that says what is in force already that it changes nothing, and doesn’t publish it', async () => {
    await makeRoom({ platform: 'alpha' });
    const plan = { waves: [wave({ percentage: 100 })] };
    const { published, preview } = await bench.putInForce(plan);
    expect(preview.changesNothing).toBe(false);
    await bench.put(plan, { basedOn: published.version, note: 'Once more' });
    const { body: shown } = await bench.preview();
    expect(shown).toMatchObject({ changesNothing: true, changes: [] });
    const refused = await bench.publish(String(shown.hash));
    expect(refused).toMatchObject({ status: 409, body: { code: 'nothing-to-publish' } });
    expect(refused.body.detail).toBe(
      'This draft changes nothing: plan 1, which is in force, says the same. Change the draft, or throw it away.',
    );
    expect((await bench.getPlan()).body).toMatchObject({ version: 1 });
    // Lifting a pause with it is something that it does.
    await callApi(PAUSE, { as: admin, body: {} });
    expect((await bench.preview()).body).toMatchObject({ changesNothing: true });
    const { body: resuming } = await bench.preview({ resume: true });
    expect(resuming).toMatchObject({ changesNothing: false });
    expect(await bench.publish(String(resuming.hash), { resume: true })).toMatchObject({
      status: 200,
      body: { version: 2, isPaused: false },
    });
  });

  it('is refused for a draft that somebody’s new version left behind', async () => {
    await makeRoom({ platform: 'alpha' });
    await bench.put({ waves: [wave()] });
    const hash = String((await bench.preview()).body.hash);
    await bench.publish(hash);
    await bench.put({ waves: [wave({ percentage: 50 })] }, { basedOn: 0 });
    const { status, body } = await bench.preview();
    expect({ status, code: body.code }).toEqual({ status: 412, code: 'changed-meanwhile' });
    expect(body).toMatchObject({ who: 'API key test', before: { plan: null }, after: { plan: 1 } });
    expect((await bench.getDraft()).body.isOutdated).toBe(true);
  });
});

describe('publishing', () => {
  it('is refused where an outcome changed since, and names just those rooms', async () => {
    const rooms = await makeRooms(30);
    const hash = String((await bench.preview()).body.hash);
    const taken = rooms[0];
    const left = rooms.at(-1);
    if (!taken || !left) throw new Error('no rooms');
    await move(taken, 'gamma');
    await sql.query({ text: "UPDATE rooms SET title = 'Another' WHERE id = $1", values: [left.id] });
    const { slug } = await makeRoom({ platform: 'alpha' });
    const { status, body } = await bench.publish(hash);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'preview-outdated' });
    expect(body.rooms).toMatchObject([
      { room: taken.slug, shown: { after: 'beta', why: 'wave 1' }, now: { after: 'gamma', why: 'moved by hand' } },
    ]);
    expect(body.joinedSince).toEqual([slug]);
    expect((await bench.getPlan()).body.version).toBeNull();
    // Previewed again, it goes through.
    expect((await bench.publish(String((await bench.preview()).body.hash))).status).toBe(200);
  });

  it('lists rooms made since, which hold nothing back', async () => {
    await makeRooms(5);
    const hash = String((await bench.preview()).body.hash);
    const { slug } = await makeRoom({ platform: 'alpha' });
    expect((await bench.publish(hash)).body).toMatchObject({ version: 1, joinedSince: [slug] });
  });

  it('lets one of two administrators through, and tells the other who was first', async () => {
    await makeRooms(10);
    const hash = String((await bench.preview()).body.hash);
    const answers = await Promise.all([bench.publish(hash), otherBench.publish(hash)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412)?.body;
    expect(refused).toMatchObject({ code: 'changed-meanwhile', who: 'API key test', after: { plan: 1 } });
    expect(Date.parse(String(refused?.when))).toBeGreaterThan(Date.now() - 60_000);
    const versions = await sql.query({ text: 'SELECT version FROM migration_plans' });
    expect(versions).toHaveLength(1);
  });

  it('never mixes with a move by hand at the same moment: the room moves by one or the other', async () => {
    const [room] = await makeRooms(8);
    if (!room) throw new Error('no rooms');
    const hash = String((await bench.preview()).body.hash);
    const [published, moved] = await Promise.all([bench.publish(hash), move(room, 'gamma', other)]);
    expect(moved.status).toBe(200);
    // Either the preview held when it was published and the move came after, or publishing saw the move and refused.
    if (published.status !== 200) expect(published.body.rooms).toMatchObject([{ room: room.slug }]);
    expect((await nextPlatforms())[room.slug]).toBe('gamma');
  });

  it('is refused where the draft is another by now', async () => {
    await makeRooms(3);
    const hash = String((await bench.preview()).body.hash);
    await otherBench.put({ waves: [wave({ percentage: 100 })] });
    const { status, body } = await bench.publish(hash);
    expect({ status, code: body.code }).toEqual({ status: 412, code: 'changed-meanwhile' });
    await bench.deleteDraft();
    expect((await bench.publish(hash)).body.detail).toContain('thrown away');
  });

  it('is refused in a freeze of the plan in force, and says until when', async () => {
    await makeRooms(3);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const freezeWindows = [{ from: '2026-01-01T00:00:00Z', until, reason: 'holidays' }];
    await bench.putInForce({ waves: [], freezeWindows });
    await bench.put({ waves: [wave({ percentage: 100 })] }, { basedOn: 1 });
    const shown = (await bench.preview()).body;
    expect(shown.freeze).toMatchObject({ reason: 'holidays' });
    const { status, body } = await bench.publish(String(shown.hash));
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'migration-frozen' });
    expect(body.detail).toContain('holidays');
  });

  it('takes a version in a freeze that moves no room: it ends the freeze, say', async () => {
    await makeRooms(3);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await bench.putInForce({
      waves: [],
      freezeWindows: [{ from: '2026-01-01T00:00:00Z', until, reason: 'a mistake' }],
    });
    await bench.put({ waves: [] }, { basedOn: 1 });
    const shown = (await bench.preview()).body;
    expect(shown.freeze).toBeNull();
    expect((await bench.publish(String(shown.hash))).status).toBe(200);
    expect((await bench.getPlan()).body).toMatchObject({ version: 2, freeze: null });
  });

  it('sees a kill switch that came on since the preview', async () => {
    await makeRooms(5);
    await bench.put({ waves: [wave({ percentage: 100 })] });
    const hash = String((await bench.preview()).body.hash);
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'beta' } });
    const { body } = await bench.publish(hash);
    expect(body.code).toBe('preview-outdated');
    const again = (await bench.preview()).body;
    expect(again.counts).toMatchObject({ moves: 0 });
    expect(again.waves).toMatchObject([{ arithmetic: expect.stringContaining('stopped by a kill switch: 0 move') }]);
  });

  it('keeps versions for good, each with what it changed, and the progress that waves had', async () => {
    await makeRooms(5);
    await bench.putInForce({ waves: [wave()] });
    await bench.putInForce({ waves: [wave({ percentage: 50 }), wave({ id: 'wave-2', percentage: 100 })] });
    const { items } = (await callApi(LIST_PLANS, { as: admin })).body;
    expect(items).toMatchObject([
      {
        version: 2,
        isInForce: true,
        basedOn: 1,
        changes: [{ what: 'Wave 1' }, { what: 'Wave 2', kind: 'added' }],
      },
      { version: 1, isInForce: false, basedOn: null },
    ]);
    const one = await callApi(GET_VERSION, { as: admin, params: { version: '1' } });
    expect(one.body).toMatchObject({
      progress: { waves: { 'wave-1': { startedAt: expect.any(String) } } },
      plan: { waves: [{ percentage: 25 }] },
    });
    // A wave that goes on under the same name keeps the time at which it began.
    const state = await bench.getPlan();
    const progress = one.body.progress as { waves: Record<string, { startedAt: string }> };
    expect(state.body.waves).toMatchObject([
      { id: 'wave-1', startedAt: progress.waves['wave-1']?.startedAt },
      { id: 'wave-2', startedAt: null },
    ]);
    expect((await callApi(GET_VERSION, { as: admin, params: { version: '9' } })).body.code).toBe('plan-not-found');
  });

  it('leaves an entry that says what changed and why', async () => {
    await makeRooms(3);
    const hash = String((await bench.preview()).body.hash);
    await bench.publish(hash, { note: 'Contract ends in May' });
    const [entry] = await sql.query({
      text: "SELECT actor_name, before, after, reason FROM audit_entries WHERE action = 'plan.published'",
    });
    expect(entry).toMatchObject({
      actor_name: 'API key test',
      before: { plan: null },
      after: { plan: 1, wavesBegun: ['wave-1'], changes: [expect.stringContaining('25 % of Alpha rooms go to Beta')] },
      reason: 'Contract ends in May',
    });
  });
});
