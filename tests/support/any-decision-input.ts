import fc from 'fast-check';
import type { DecisionInput } from '@/lib/migration/decision';
import { decisionInput, decisionRoom, killSwitchesFor, movedTo, planInForce, platformFacts } from './decision-input';

/** The platforms that it is made with. */
export const ANY_PLATFORMS = ['whereby', 'daily', 'jitsi', 'mock'] as const;

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
    platform: fc.constantFrom(...ANY_PLATFORMS, 'gone'),
    pin: fc.constantFrom('none' as const, 'none' as const, 'preferred' as const, 'required' as const),
    tags: fc.subarray(['board', 'team']),
    settings: fc.record({
      size: fc.constantFrom(5, 50),
      recording: fc.constantFrom('none' as const, 'cloud' as const),
      door: fc.constantFrom('open', 'ask'),
    }),
  })
  .map((facts) => decisionRoom(facts));

const someHomes = fc.subarray([...ANY_PLATFORMS], { minLength: 1 });

const anyPlan = fc
  .record({
    salt: fc.string({ minLength: 1, maxLength: 8 }),
    rules: fc.array(
      fc.record({ from: someHomes, to: fc.constantFrom(...ANY_PLATFORMS), tag: fc.constantFrom('board', 'team') }),
      {
        maxLength: 3,
      },
    ),
    waves: fc.array(
      fc.record({
        from: someHomes,
        to: fc.constantFrom(...ANY_PLATFORMS),
        percentage: fc.integer({ min: 0, max: 100 }),
      }),
      { maxLength: 3 },
    ),
    fallbackOrder: fc.option(fc.subarray(['home', ...ANY_PLATFORMS]), { nil: null }),
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

/** Any facts that a decision may be made from, with nobody in a call. */
export const anyDecisionInput: fc.Arbitrary<DecisionInput> = fc
  .record({
    room: anyRoom,
    usage: fc.record({
      largestPeople: fc.constantFrom(0, 30),
      hasRecordedToCloud: fc.boolean(),
      hasRecordedLocally: fc.constant(false),
    }),
    override: fc.option(
      fc.constantFrom(...ANY_PLATFORMS).map((id) => movedTo(id)),
      { nil: null },
    ),
    plan: fc.option(anyPlan, { nil: null }),
    killSwitches: fc
      .tuple(fc.subarray([...ANY_PLATFORMS, 'all']), fc.subarray([...ANY_PLATFORMS]))
      .map(([targets, environment]) => killSwitchesFor(targets, environment)),
    platforms: fc.tuple(...ANY_PLATFORMS.map(anyPlatform)),
    defaultPlatform: fc.constantFrom(...ANY_PLATFORMS),
  })
  .map((facts) => decisionInput(facts));
