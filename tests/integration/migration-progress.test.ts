import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as ADMIN_ROOMS } from '@/app/api/v1/admin/rooms/route';
import { POST as ADVANCE } from '@/app/api/v1/migration/advance/route';
import { PUT as SWITCH_OFF, DELETE as SWITCH_ON } from '@/app/api/v1/migration/kill-switches/[target]/route';
import { POST as SETTLE } from '@/app/api/v1/migration/settle/route';
import { GET as OVERVIEW } from '@/app/api/v1/overview/route';
import { PATCH as SET_STATE } from '@/app/api/v1/platforms/[id]/route';
import { GET as DECISION } from '@/app/api/v1/rooms/[name]/decision/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { sql } from '@/lib/data/sql';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import type { OverviewView } from '@/lib/schemas/overview';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { makeMeeting, makeSession } from '../support/make-meeting';
import { clearPlans, makePlanBench, soakAll } from '../support/plan-bench';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: ApiCaller;
const bench = makePlanBench(() => admin);

beforeAll(async () => {
  registerScriptedPlatform('alpha');
  registerScriptedPlatform('beta');
  registerScriptedPlatform('gamma');
  admin = await makeCaller(await makeUser({ role: 'admin' }));
});

beforeEach(clearPlans);

const wave = (changes: object = {}) => ({ id: 'wave-1', from: ['alpha'], to: 'beta', percentage: 100, ...changes });

/** The end of the first wave's arithmetic, and its numbers. */
async function readWave() {
  const plan = (await bench.getPlan()).body as unknown as {
    waves: { arithmetic: string; tally: Record<string, number> }[];
    inCall: { rooms: number; people: number };
  };
  const [first] = plan.waves;
  return { words: first?.arithmetic.split(': ').at(-1), tally: first?.tally, inCall: plan.inCall };
}

describe('how far a wave has come', () => {
  it('counts a room whose call goes on elsewhere as one that goes once it ends', async () => {
    const [first, second] = [await makeRoom({ platform: 'alpha' }), await makeRoom({ platform: 'alpha' })];
    await makeRoom({ platform: 'alpha' });
    await bench.putInForce({ waves: [wave()] });
    expect(await readWave()).toMatchObject({
      words: '3 move; all of them have their next meeting on Beta',
      tally: { moves: 3, there: 3, inCall: 0 },
      inCall: { rooms: 0, people: 0 },
    });
    const meeting = await makeMeeting(first.id, { platform: 'alpha' });
    await makeSession(meeting.id);
    expect(await readWave()).toMatchObject({
      words: '3 move; all of them have their next meeting on Beta, 1 of these once its call ends',
      tally: { there: 3, inCall: 1 },
      inCall: { rooms: 1, people: 1 },
    });
    // A call that is on the wave's platform by now keeps nobody.
    await makeSession((await makeMeeting(second.id, { platform: 'beta' })).id);
    expect(await readWave()).toMatchObject({ tally: { inCall: 1 }, inCall: { rooms: 1, people: 1 } });
  });

  it('tells of one room in the singular', async () => {
    const room = await makeRoom({ platform: 'alpha' });
    await bench.putInForce({ waves: [wave()] });
    expect((await readWave()).words).toBe('1 moves; its next meeting is on Beta');
    await makeSession((await makeMeeting(room.id, { platform: 'alpha' })).id);
    expect((await readWave()).words).toBe('1 moves; its next meeting is on Beta, once its call ends');
  });
});

describe('a kill switch', () => {
  it('stands beside the plan with the rooms that it stops', async () => {
    await makeRoom({ platform: 'alpha' });
    await makeRoom({ platform: 'alpha' });
    await makeRoom({ platform: 'beta' });
    await bench.putInForce({ waves: [wave(), wave({ id: 'wave-2', from: ['beta'], to: 'gamma' })] });
    const count = async (what: 'stops' | 'wouldStop') => {
      const { killSwitches } = (await bench.getPlan()).body as unknown as {
        killSwitches: { target: string; stops: number; wouldStop: number }[];
      };
      return Object.fromEntries(killSwitches.map((known) => [known.target, known[what]]));
    };
    const stops = () => count('stops');
    expect(await stops()).toMatchObject({ all: 0, beta: 0 });
    expect(await count('wouldStop')).toMatchObject({ all: 2, alpha: 0, beta: 2, gamma: 0 });
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'beta' } });
    expect(await stops()).toMatchObject({ all: 0, beta: 2, gamma: 0 });
    expect(await count('wouldStop')).toMatchObject({ all: 2, beta: 0 });
    expect(await readWave()).toMatchObject({ tally: { moves: 0, stopped: 2, there: 0 } });
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'all' } });
    expect(await stops()).toMatchObject({ all: 2, beta: 2 });
  });

  it('says one number before and after, on its waves and to whoever settles: the rooms that move once it is off', async () => {
    const rooms = [];
    for (let index = 0; index < 12; index++) rooms.push(await makeRoom({ platform: 'alpha' }));
    await makeRoom({ platform: 'alpha', recording: 'cloud' });
    await makeRoom({ platform: 'alpha', recording: 'cloud' });
    const byHand = await makeRoom({ slug: 'by-hand', platform: 'alpha' });
    await callApi(MOVE, { as: admin, params: { name: byHand.slug }, body: { platform: 'gamma' } });
    await bench.putInForce({
      waves: [wave({ percentage: 45, soakMinutes: 0 }), wave({ id: 'wave-2', soakMinutes: 0 })],
    });
    await callApi(ADVANCE, { as: admin, body: { wave: 'wave-2' } });
    await soakAll();
    const read = async () => {
      const { killSwitches, platforms, waves } = (await bench.getPlan()).body as unknown as PlanInForceView;
      return {
        of: killSwitches.find(({ target }) => target === 'beta'),
        moved: platforms.find(({ platform }) => platform === 'beta')?.now ?? 0,
        waves: waves.map(({ tally: { moves, stopped, blocked, movedByHand } }) => ({
          moves,
          stopped,
          blocked,
          movedByHand,
        })),
      };
    };
    const before = await read();
    expect(before).toMatchObject({ of: { wouldStop: 12 }, moved: 12 });
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'beta' } });
    const after = await read();
    expect(after).toMatchObject({ of: { stops: 12, wouldStop: 0, wouldMove: 12 }, moved: 0 });
    expect(after.waves).toEqual(before.waves.map((tally) => ({ ...tally, moves: 0, stopped: tally.moves })));
    const { body } = await callApi(SETTLE, { as: admin, body: { parts: ['wave-1', 'wave-2'], dryRun: true } });
    const held = body.held as { part: string; rooms: number }[];
    // Each wave is told of the rooms of its own: the second takes those that the first leaves.
    expect(held.reduce((sum, { rooms: count }) => sum + count, 0)).toBe(12);
    expect(body.detail).toContain('1 room moved by hand');
  });

  it('says how many rooms move once it is lifted: none while another one keeps them, or their platform is draining', async () => {
    await makeRoom({ platform: 'alpha' });
    await makeRoom({ platform: 'alpha' });
    await bench.putInForce({ waves: [wave()] });
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'beta' } });
    const frees = async () => {
      const { killSwitches } = (await bench.getPlan()).body as unknown as PlanInForceView;
      return Object.fromEntries(killSwitches.map(({ target, wouldMove }) => [target, wouldMove]));
    };
    expect(await frees()).toMatchObject({ all: 0, beta: 2 });
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'all' } });
    expect(await frees()).toMatchObject({ all: 0, beta: 0 });
    await callApi(SWITCH_ON, { as: admin, params: { target: 'beta' } });
    expect(await frees()).toMatchObject({ all: 2, beta: 0 });
    await callApi(SET_STATE, { as: admin, params: { id: 'beta' }, body: { state: 'draining' } });
    expect(await frees()).toMatchObject({ all: 0 });
    await callApi(SET_STATE, { as: admin, params: { id: 'beta' }, body: { state: 'active' } });
  });

  it('leaves a room that was moved by hand counted as that, by rules and waves alike', async () => {
    await makeRoom({ slug: 'by-hand', platform: 'alpha' });
    await makeRoom({ slug: 'other', platform: 'alpha' });
    for (const slug of ['by-hand', 'other']) {
      await callApi(MOVE, { as: admin, params: { name: slug }, body: { platform: 'gamma' } });
    }
    await bench.putInForce({
      rules: [{ id: 'rule-1', from: ['alpha'], to: 'beta', when: { rooms: ['by-hand'] } }],
      waves: [wave({ to: 'gamma', soakMinutes: 0 })],
    });
    const read = async () => {
      const plan = (await bench.getPlan()).body as unknown as PlanInForceView;
      return [...plan.rules, ...plan.waves].map(({ id, tally: { movedByHand, stopped, earlier } }) => ({
        id,
        movedByHand,
        stopped,
        earlier,
      }));
    };
    const expected = [
      { id: 'rule-1', movedByHand: 1, stopped: 0, earlier: 0 },
      { id: 'wave-1', movedByHand: 2, stopped: 0, earlier: 0 },
    ];
    expect(await read()).toEqual(expected);
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'all' } });
    expect(await read()).toEqual(expected);
    const { body } = await callApi(SETTLE, { as: admin, body: { parts: ['rule-1', 'wave-1'], dryRun: true } });
    expect(body.held).toMatchObject([
      { part: 'rule-1', rooms: 0, movedByHand: 1 },
      { part: 'wave-1', rooms: 0, movedByHand: 1 },
    ]);
  });

  it('is no reason for a room that the platform can’t take anyway', async () => {
    await makeRoom({ slug: 'lacking', platform: 'alpha', recording: 'cloud' });
    await bench.putInForce({ waves: [wave()] });
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'beta' } });
    expect((await callApi(DECISION, { as: admin, params: { name: 'lacking' } })).body.sentence).toBe(
      'Alpha, because it is this room’s home platform; the move to Beta by wave 1 is blocked: Beta lacks cloud recording.',
    );
    expect(await readWave()).toMatchObject({ tally: { blocked: 1, stopped: 0 } });
    await makeRoom({ slug: 'plain', platform: 'alpha' });
    const named = async (reason: string) =>
      (await callApi(ADMIN_ROOMS, { as: admin, query: { reason } })).body.items?.map(({ name }) => name);
    expect(await named('MOVE_BLOCKED')).toEqual(['lacking']);
    expect(await named('MOVE_STOPPED')).toEqual(['plain']);
    // What was waived for a move by hand is no obstacle: only the switch is, and it counts the room.
    await callApi(MOVE, {
      as: admin,
      params: { name: 'lacking' },
      body: { platform: 'beta', waive: ['cloud-recording'] },
    });
    expect((await callApi(DECISION, { as: admin, params: { name: 'lacking' } })).body.sentence).toBe(
      'Alpha, because it is this room’s home platform; it would move to Beta, but moves to Beta are switched off.',
    );
    expect(await named('MOVE_STOPPED')).toEqual(['lacking', 'plain']);
    expect(await named('MOVE_BLOCKED')).toEqual([]);
    const { killSwitches } = (await bench.getPlan()).body as unknown as PlanInForceView;
    expect(killSwitches.find(({ target }) => target === 'beta')).toMatchObject({ stops: 2 });
    expect(await named('ROOM_PLATFORM')).toEqual(['lacking', 'plain']);
  });

  it('that is on is told by plan and overview, which don’t ask to settle what can’t be settled', async () => {
    await makeRoom({ platform: 'alpha' });
    await makeRoom({ slug: 'listed', platform: 'alpha' });
    await bench.putInForce({
      rules: [{ id: 'rule-1', from: ['alpha'], to: 'gamma', when: { rooms: ['listed'] } }],
      waves: [wave({ soakMinutes: 0 })],
    });
    const read = async () => {
      const plan = (await bench.getPlan()).body as unknown as PlanInForceView;
      const overview = (await callApi(OVERVIEW, { as: admin })).body as unknown as OverviewView;
      return { next: plan.next.sentence, unfinished: plan.unfinished, overview };
    };
    expect(await read()).toMatchObject({
      next: 'All waves have begun and were watched. Settle the plan to make its moves permanent.',
      unfinished: [],
      overview: { switchedOff: [], plan: { next: 'All waves have begun and were watched.' } },
    });
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'beta' }, body: { reason: 'too slow' } });
    const stopped = await read();
    expect(stopped).toMatchObject({
      next: 'All waves have begun and were watched, but not all of their rooms can move now, as moves to Beta are switched off. Their moves can be made permanent once that is over.',
      unfinished: [{ part: 'wave-1', cause: 'moves to Beta are switched off' }],
      overview: {
        switchedOff: [{ target: 'beta', isOn: true, onBy: expect.any(String), reason: 'too slow', stops: 1 }],
        plan: { next: 'All waves have begun and were watched, but not all of their rooms can move now.' },
      },
    });
    // The overview looks at the rooms once however often it is asked, and again at once where another switch is on.
    const query = vi.spyOn(sql, 'query');
    const surveys = () => query.mock.calls.filter(([{ text }]) => text.includes('WITH former AS')).length;
    await Promise.all([1, 2, 3].map(() => callApi(OVERVIEW, { as: admin })));
    expect(surveys()).toBe(0);
    await callApi(SWITCH_OFF, { as: admin, params: { target: 'gamma' } });
    const { body } = await callApi(OVERVIEW, { as: admin });
    expect(body.switchedOff).toMatchObject([
      { target: 'beta', stops: 2 },
      { target: 'gamma', stops: 1 },
    ]);
    expect(surveys()).toBe(1);
    query.mockRestore();
    await callApi(SWITCH_ON, { as: admin, params: { target: 'gamma' } });
    // What the plan says of a part is what settling it would be refused with; the rest can be settled.
    const settle = (part: string) => callApi(SETTLE, { as: admin, body: { parts: [part], dryRun: true } });
    expect((await settle('wave-1')).body.detail).toBe(stopped.unfinished[0]?.message);
    expect((await settle('rule-1')).status).toBe(200);
  });
});
