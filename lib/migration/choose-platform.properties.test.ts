import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decisionInput,
  decisionRoom,
  killSwitchesFor,
  movedTo,
  planInForce,
  platformFacts,
} from '@/tests/support/decision-input';
import { choosePlatform } from './choose-platform';
import type { DecisionInput } from './decision';

const IDS = ['whereby', 'daily', 'jitsi', 'mock'] as const;
const RUNS = { numRuns: 500 };

const anyPlatform = (id: string) =>
  fc
    .record({
      isConfigured: fc.boolean(),
      state: fc.constantFrom('active' as const, 'draining' as const, 'disabled' as const),
      failure: fc.constantFrom(null, null, 'create-failed' as const, 'breaker-open' as const),
      capabilities: fc.record({ cloudRecording: fc.boolean(), largestMeeting: fc.constantFrom(null, 20) }),
    })
    .map((facts) => platformFacts(id, facts));

const anyRoom = fc
  .record({
    id: fc.uuid(),
    platform: fc.constantFrom(...IDS, 'gone'),
    pin: fc.constantFrom('none' as const, 'none' as const, 'preferred' as const, 'required' as const),
    tags: fc.subarray(['board', 'team']),
    settings: fc.record({
      size: fc.constantFrom(5, 50),
      recording: fc.constantFrom('none' as const, 'cloud' as const),
      door: fc.constantFrom('open', 'ask'),
    }),
  })
  .map(decisionRoom);

const someHomes = fc.subarray([...IDS], { minLength: 1 });

const anyPlan = fc
  .record({
    salt: fc.string({ minLength: 1, maxLength: 8 }),
    rules: fc.array(
      fc.record({ from: someHomes, to: fc.constantFrom(...IDS), tag: fc.constantFrom('board', 'team') }),
      {
        maxLength: 3,
      },
    ),
    waves: fc.array(
      fc.record({ from: someHomes, to: fc.constantFrom(...IDS), percentage: fc.integer({ min: 0, max: 100 }) }),
      { maxLength: 3 },
    ),
    fallbackOrder: fc.option(fc.subarray(['home', ...IDS]), { nil: null }),
    isBegun: fc.boolean(),
  })
  .map(({ salt, rules, waves, fallbackOrder, isBegun }) =>
    planInForce(
      {
        salt,
        fallbackOrder,
        rules: rules.map(({ tag, ...rule }, index) => ({ ...rule, id: `rule-${index}`, when: { tags: [tag] } })),
        waves: waves.map((wave, index) => ({ ...wave, id: `wave-${index}`, startsAt: null, soakMinutes: 0 })),
      },
      isBegun ? {} : { begun: [] },
    ),
  );

const anyInput: fc.Arbitrary<DecisionInput> = fc
  .record({
    room: anyRoom,
    usage: fc.record({
      largestPeople: fc.constantFrom(0, 30),
      hasRecordedToCloud: fc.boolean(),
      hasRecordedLocally: fc.constant(false),
    }),
    override: fc.option(
      fc.constantFrom(...IDS).map((id) => movedTo(id)),
      { nil: null },
    ),
    plan: fc.option(anyPlan, { nil: null }),
    killSwitches: fc
      .tuple(fc.subarray([...IDS, 'all']), fc.subarray([...IDS]))
      .map(([targets, environment]) => killSwitchesFor(targets, environment)),
    platforms: fc.tuple(...IDS.map(anyPlatform)),
    defaultPlatform: fc.constantFrom(...IDS),
  })
  .map(decisionInput);

const wavesTo = (to: string, percentage: number, salt: string) =>
  planInForce({ salt, waves: [{ id: 'wave-1', from: ['whereby'], to, percentage, startsAt: null, soakMinutes: 0 }] });

describe('every decision', () => {
  it('names a platform that can take the room now, or NO_PLATFORM, with one chosen step at its end', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const decision = choosePlatform(input);
        expect(decision.steps.filter(({ answer }) => answer === 'chosen')).toHaveLength(1);
        const { reason: step, platform } = decision;
        expect(decision.steps.at(-1)).toMatchObject({ answer: 'chosen', step, platform });
        expect(platform === null).toBe(step === 'NO_PLATFORM');
        if (platform === null) return;
        const chosen = input.platforms.find(({ id }) => id === platform);
        expect(chosen).toMatchObject({ isConfigured: true, state: 'active', failure: null });
        if (step === 'FALLBACK' && chosen?.isDemo) expect(platform).toBe(input.room.platform);
        if (input.room.pin === 'required') expect(platform).toBe(input.room.platform);
        if (input.room.pin === 'preferred') expect(['RULE', 'WAVE']).not.toContain(step);
      }),
      RUNS,
    );
  });

  it('finds a platform wherever home is well', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        fc.pre(input.room.platform !== 'gone');
        // A fallback order may leave home out: then a room that was moved away may find nothing.
        fc.pre(input.plan?.plan.fallbackOrder?.includes('home') !== false);
        const platforms = input.platforms.map((platform) =>
          platform.id === input.room.platform ? platformFacts(platform.id) : platform,
        );
        expect(choosePlatform({ ...input, platforms }).platform).not.toBeNull();
      }),
      RUNS,
    );
  });

  it('is the same for the same facts', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(choosePlatform(structuredClone(input))).toEqual(choosePlatform(input));
      }),
    );
  });

  it('keeps people who are in a call where they are, whatever else holds', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...IDS), fc.integer({ min: 0, max: 500 }), (input, platform, people) => {
        expect(choosePlatform({ ...input, openMeeting: { platform, people } })).toMatchObject({
          platform,
          reason: 'OPEN_MEETING',
        });
      }),
      RUNS,
    );
  });
});

describe('waves', () => {
  it('never throw a room out when their percentage is raised', () => {
    const twoPercentages = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }));
    fc.assert(
      fc.property(fc.uuid(), fc.string({ minLength: 1 }), twoPercentages, (id, salt, percentages) => {
        const [low = 0, high = 0] = percentages.sort((one, other) => one - other).map((steps) => steps / 100);
        const room = decisionRoom({ id });
        const before = choosePlatform(decisionInput({ room, plan: wavesTo('daily', low, salt) }));
        const after = choosePlatform(decisionInput({ room, plan: wavesTo('daily', high, salt) }));
        if (before.platform === 'daily') expect(after.platform).toBe('daily');
        if (high === 100) expect(after.platform).toBe('daily');
        if (low === 0) expect(before.platform).toBe('whereby');
      }),
      RUNS,
    );
  });

  it('take the same rooms whichever of them began, of those the largest', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 }),
        (id, parts) => {
          const waves = parts.map((percentage, index) => ({
            ...{ id: `wave-${index}`, from: ['whereby'], to: 'daily' },
            ...{ percentage, startsAt: null, soakMinutes: 0 },
          }));
          const room = decisionRoom({ id });
          const together = choosePlatform(decisionInput({ room, plan: planInForce({ waves }) }));
          const largest = choosePlatform(decisionInput({ room, plan: wavesTo('daily', Math.max(...parts), 'salt') }));
          expect(together.platform).toBe(largest.platform);
        },
      ),
    );
  });

  it('are beaten by a move by hand', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('whereby', 'jitsi'), (id, platform) => {
        const plan = wavesTo('daily', 100, 'salt');
        expect(
          choosePlatform(decisionInput({ room: decisionRoom({ id }), plan, override: movedTo(platform) })),
        ).toMatchObject({ platform, reason: 'ROOM_OVERRIDE' });
      }),
    );
  });
});

describe('a target that is switched off', () => {
  const isMove = (reason: string) => ['ROOM_OVERRIDE', 'RULE', 'WAVE'].includes(reason);

  it('is moved to by nothing, and every room is where it would be without the steps that lead there', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...IDS), fc.boolean(), (input, target, byEnvironment) => {
        const off = killSwitchesFor(byEnvironment ? [] : [target], byEnvironment ? [target] : []);
        const decision = choosePlatform({ ...input, killSwitches: off });
        if (isMove(decision.reason) && input.room.platform !== target) expect(decision.platform).not.toBe(target);
        const everythingOn = choosePlatform({ ...input, killSwitches: killSwitchesFor([]) });
        if (everythingOn.reason === 'ROOM_PLATFORM') expect(decision.platform).toBe(everythingOn.platform);
      }),
      RUNS,
    );
  });

  it('of all: no room is moved anywhere', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const decision = choosePlatform({ ...input, killSwitches: killSwitchesFor(['all']) });
        if (isMove(decision.reason)) expect(decision.platform).toBe(input.room.platform);
      }),
      RUNS,
    );
  });
});

describe('a room that its target can’t take', () => {
  it('stays at home, whichever step would have moved it', () => {
    const step = fc.constantFrom('override' as const, 'rule' as const, 'wave' as const);
    fc.assert(
      fc.property(fc.uuid(), step, fc.boolean(), (id, mover, isByUsage) => {
        const room = decisionRoom({
          id,
          tags: ['board'],
          settings: { size: 10, recording: isByUsage ? 'none' : 'cloud', door: 'open' },
        });
        const usage = { largestPeople: 8, hasRecordedToCloud: isByUsage, hasRecordedLocally: false };
        const rule = { id: 'rule-1', from: ['whereby'], to: 'jitsi', when: { tags: ['board'] } };
        const decision = choosePlatform(
          decisionInput({
            room,
            usage,
            platforms: [platformFacts('whereby'), platformFacts('jitsi', { capabilities: { cloudRecording: false } })],
            override: mover === 'override' ? movedTo('jitsi') : null,
            plan:
              mover === 'wave' ? wavesTo('jitsi', 100, 'salt') : planInForce(mover === 'rule' ? { rules: [rule] } : {}),
          }),
        );
        expect(decision).toMatchObject({
          platform: 'whereby',
          reason: 'ROOM_PLATFORM',
          details: { blocked: { platform: 'jitsi', cause: 'lacks-cloud-recording' } },
        });
      }),
    );
  });
});
