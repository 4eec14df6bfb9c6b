import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_PLATFORMS, anyDecisionInput } from '@/tests/support/any-decision-input';
import {
  decisionInput,
  decisionRoom,
  killSwitchesFor,
  movedTo,
  planInForce,
  platformFacts,
} from '@/tests/support/decision-input';
import { choosePlatform } from './choose-platform';

const RUNS = { numRuns: 500 };

const wavesTo = (to: string, percentage: number, salt: string) =>
  planInForce({ salt, waves: [{ id: 'wave-1', from: ['whereby'], to, percentage, startsAt: null, soakMinutes: 0 }] });

describe('every decision', () => {
  it('names a platform that can take the room now, or NO_PLATFORM, with one chosen step at its end', () => {
    fc.assert(
      fc.property(anyDecisionInput, (input) => {
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
      fc.property(anyDecisionInput, (input) => {
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
      fc.property(anyDecisionInput, (input) => {
        expect(choosePlatform(structuredClone(input))).toEqual(choosePlatform(input));
      }),
    );
  });

  it('keeps people who are in a call where they are, whatever else holds', () => {
    fc.assert(
      fc.property(
        anyDecisionInput,
        fc.constantFrom(...ANY_PLATFORMS),
        fc.integer({ min: 0, max: 500 }),
        (input, platform, people) => {
          expect(choosePlatform({ ...input, openMeeting: { platform, people } })).toMatchObject({
            platform,
            reason: 'OPEN_MEETING',
          });
        },
      ),
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
          const largest = choosePlatform(
            decisionInput({ room, plan: wavesTo('daily', Math.max(...parts), 'salt-27713') }),
          );
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
      fc.property(anyDecisionInput, fc.constantFrom(...ANY_PLATFORMS), fc.boolean(), (input, target, byEnvironment) => {
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
      fc.property(anyDecisionInput, (input) => {
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
