import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  decisionInput,
  decisionRoom,
  killSwitchesFor,
  movedTo,
  NOW,
  planInForce,
  platformFacts,
} from '@/tests/support/decision-input';
import { DECISION_STEPS, type DecisionReason } from '../../schemas/decision';
import { choosePlatform } from '../choose-platform';
import type { DecisionInput, PlatformFacts } from '../decision';
import { findDoubt } from '../find-doubt';
import { CAUSE_CODES, describeCause } from './describe-cause';
import { describeDecision } from './describe-decision';
import { describeDecisionToGuests } from './describe-decision-to-guests';
import { describeStep } from './describe-step';

const DOCUMENT = readFileSync(path.resolve(import.meta.dirname, '../../../docs/decisions-explained.md'), 'utf8');

const labelOf = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);
const settings = {
  troubleOf: (id: string) => `${id.toUpperCase()}_API_KEY is missing`,
  keysOf: (id: string) => `${id.toUpperCase()}_API_KEY`,
};
const admin = { labelOf, showsNames: true, now: NOW, settings };
const guest = { labelOf, showsNames: false, now: NOW };

const wave = (to = 'daily') => ({
  ...{ id: 'wave-2', from: ['whereby'], to, percentage: 25 },
  ...{ startsAt: null, soakMinutes: 60 },
});
const pilot = { ...wave(), id: 'pilot', percentage: 0.5 };
const waves = planInForce({ waves: [pilot, wave()] });
const rules = planInForce({
  rules: [{ id: 'boards', from: ['whereby'], to: 'daily', when: { tags: ['board'], minSize: 20 } }],
});
const board = decisionRoom({ tags: ['board'], settings: { size: 40, recording: 'none' } });
const recorded = decisionRoom({ settings: { size: 10, recording: 'cloud' } });
const withDaily = (facts: Partial<PlatformFacts>, all: readonly string[] = ['whereby', 'daily', 'jitsi']) =>
  all.map((id) => platformFacts(id, id === 'daily' ? facts : {}));
const lacking = withDaily({ capabilities: { ...platformFacts('daily').capabilities, cloudRecording: false } });

/** One decision of every form, as the document shows them. */
const FORMS: readonly {
  readonly reason: DecisionReason;
  readonly form: string;
  readonly input: Partial<DecisionInput>;
}[] = [
  { reason: 'OPEN_MEETING', form: 'people are in a call', input: { openMeeting: { platform: 'daily', people: 3 } } },
  { reason: 'OPEN_MEETING', form: 'somebody is joining', input: { openMeeting: { platform: 'daily', people: 0 } } },
  { reason: 'ROOM_PIN', form: '', input: { room: decisionRoom({ pin: 'required' }) } },
  { reason: 'ROOM_OVERRIDE', form: '', input: { override: movedTo('daily') } },
  {
    reason: 'ROOM_OVERRIDE',
    form: 'until a time',
    input: { override: movedTo('daily', { expiresAt: new Date('2026-12-01T17:30:00Z') }) },
  },
  { reason: 'RULE', form: '', input: { room: board, plan: rules } },
  { reason: 'WAVE', form: '', input: { plan: waves } },
  { reason: 'ROOM_PLATFORM', form: '', input: {} },
  {
    reason: 'ROOM_PLATFORM',
    form: 'a move by hand is blocked',
    input: { room: recorded, override: movedTo('daily'), platforms: lacking },
  },
  { reason: 'ROOM_PLATFORM', form: 'a wave is blocked', input: { room: recorded, plan: waves, platforms: lacking } },
  {
    reason: 'ROOM_PLATFORM',
    form: 'blocked by what its meetings used',
    input: {
      override: movedTo('daily'),
      platforms: lacking,
      usage: { largestPeople: 4, hasRecordedToCloud: true, hasRecordedLocally: false },
    },
  },
  {
    reason: 'ROOM_PLATFORM',
    form: 'moves to a platform are switched off',
    input: { plan: waves, killSwitches: killSwitchesFor(['daily']) },
  },
  {
    reason: 'ROOM_PLATFORM',
    form: 'all moves are switched off',
    input: { override: movedTo('daily'), killSwitches: killSwitchesFor(['all']) },
  },
  {
    reason: 'ROOM_PLATFORM',
    form: 'the environment says no',
    input: { plan: waves, killSwitches: killSwitchesFor([], ['daily']) },
  },
  {
    reason: 'DEFAULT',
    form: 'home is not set up',
    input: {
      platforms: [platformFacts('whereby', { isConfigured: false }), platformFacts('jitsi')],
      defaultPlatform: 'jitsi',
    },
  },
  { reason: 'DEFAULT', form: 'home is unknown', input: { room: decisionRoom({ platform: 'gone' }) } },
  {
    reason: 'FALLBACK',
    form: 'a wave leads to a platform that fails',
    input: { plan: waves, platforms: withDaily({ failure: 'create-failed' }) },
  },
  {
    reason: 'FALLBACK',
    form: 'home fails',
    input: { room: decisionRoom({ platform: 'daily' }), platforms: withDaily({ failure: 'breaker-open' }) },
  },
  {
    reason: 'FALLBACK',
    form: 'a move by hand leads to a platform that fails, and home fails too',
    input: {
      override: movedTo('daily'),
      platforms: [
        platformFacts('whereby', { failure: 'breaker-open' }),
        platformFacts('daily', { failure: 'create-failed' }),
        platformFacts('jitsi'),
      ],
    },
  },
  {
    reason: 'FALLBACK',
    form: 'home isn’t set up and the default fails',
    input: {
      room: decisionRoom({ platform: 'daily' }),
      defaultPlatform: 'whereby',
      platforms: ['whereby', 'daily', 'jitsi'].map((id) =>
        platformFacts(id, { isConfigured: id !== 'daily', failure: id === 'whereby' ? 'key-refused' : null }),
      ),
    },
  },
  {
    reason: 'NO_PLATFORM',
    form: '',
    input: {
      room: decisionRoom({ platform: 'daily', pin: 'required' }),
      platforms: withDaily({ state: 'disabled' }),
    },
  },
];

const decided = FORMS.map(({ input, ...form }) => ({ ...form, decision: choosePlatform(decisionInput(input)) }));

it('tells guests where a call is instead of where it would be, in no administrator’s words', () => {
  const fallbacks = decided.filter(({ reason }) => reason === 'FALLBACK' || reason === 'DEFAULT');
  const sentences = fallbacks.map(({ decision }) => describeDecisionToGuests(decision, labelOf));
  for (const sentence of sentences) expect(sentence).not.toMatch(/default|fallback|home platform|plan|wave|set up/i);
  expect(sentences.at(-1)).toBe(
    'This call is on Jitsi, because Daily can’t be used now. There is nothing you have to do.',
  );
});

describe('the sentence of a decision', () => {
  it.each(decided)('$reason $form is in the document, as it is made', ({ reason, form, decision }) => {
    expect(decision.reason).toBe(reason);
    const sentence = describeDecision(decision, admin);
    const asRead = sentence === describeDecision(decision, guest) ? '' : describeDecision(decision, guest);
    expect(DOCUMENT).toContain(`| \`${reason}\` | ${form} | ${sentence} | ${asRead} |`);
  });

  it('has a form for every reason, and the document no other', () => {
    expect(new Set(decided.map(({ reason }) => reason))).toEqual(new Set(DECISION_STEPS));
    const rows = DOCUMENT.split('\n').filter((line) =>
      DECISION_STEPS.some((reason) => line.startsWith(`| \`${reason}\``)),
    );
    expect(rows).toHaveLength(FORMS.length);
  });

  it('tells who published a plan, and when, and nobody’s name to others', () => {
    const decision = choosePlatform(decisionInput({ plan: waves }));
    expect(describeDecision(decision, admin)).toBe(
      'Daily, because wave 2 takes 25 % of Whereby rooms and this room is in bucket 1,204; plan 7, by ada@example.com, yesterday.',
    );
    expect(describeDecision(decision, { ...admin, now: new Date('2026-11-23T23:00:00Z') })).toMatch(/, today\.$/);
    expect(describeDecision(decision, { ...admin, now: new Date('2026-12-24T09:00:00Z') })).toMatch(
      /, on 2026-11-23\.$/,
    );
  });

  it('names a wave or a rule by what it is called, where that says more than its number', () => {
    const room = decisionRoom({ tags: ['board'] });
    const listed = planInForce({
      rules: [{ id: 'rule-1', from: ['whereby'], to: 'daily', when: { rooms: ['standup'] } }],
    });
    expect(describeDecision(choosePlatform(decisionInput({ room, plan: listed })), guest)).toBe(
      'Daily, because rule 1 takes Whereby rooms that it lists; plan 7, yesterday.',
    );
    const half = planInForce({ waves: [{ ...pilot, percentage: 100 }] });
    expect(describeDecision(choosePlatform(decisionInput({ plan: half })), guest)).toContain('wave pilot takes 100 %');
  });

  it('carries the doubt about a platform that may be tried again after failures, which changes no decision', () => {
    const doubt = { failuresInRow: 4, lastFailedAt: '2026-11-24T08:57:31.000Z' };
    const platforms = withDaily({ isHalfOpen: true, doubt });
    const input = decisionInput({ plan: waves, platforms });
    const decision = choosePlatform(input);
    expect(decision).toEqual(choosePlatform(decisionInput({ plan: waves })));
    const told = findDoubt(decision, platforms);
    expect(describeDecision(decision, { ...guest, doubt: told })).toBe(
      'Daily, if it answers again (its last 4 tries failed, the last on 2026-11-24 at 08:57 UTC), because wave 2 takes 25 % of Whereby rooms and this room is in bucket 1,204; plan 7, yesterday.',
    );
    expect(describeDecisionToGuests({ ...decision, doubt: told }, labelOf)).toBe(
      'The next call here is on Daily, if it answers again.',
    );
    // Nothing is asked of the platform of a call that goes on.
    expect(findDoubt({ platform: 'daily', reason: 'OPEN_MEETING' }, platforms)).toBeNull();
    expect(findDoubt({ platform: 'whereby', reason: 'ROOM_PLATFORM' }, platforms)).toBeNull();
  });

  it('tells guests and members no name of an administrator and no setting', () => {
    for (const { decision } of decided) {
      for (const text of [
        describeDecision(decision, guest),
        ...decision.steps.map((step) => describeStep(step, decision, guest)),
      ]) {
        expect(text).not.toMatch(/ada@|_API_KEY|_ENABLED/);
      }
    }
  });
});

describe('the causes', () => {
  it.each([...CAUSE_CODES, 'lacks-cloud-recording-and-size'])('%s is in the document', (code) => {
    expect(DOCUMENT).toContain(`| \`${code}\` | ${describeCause('daily', code, { labelOf, settings })} |`);
  });
});

describe('the steps of a decision', () => {
  it('each say what they found', () => {
    const decision = choosePlatform(
      decisionInput({
        plan: planInForce({ rules: rules.plan.rules, waves: [wave()] }),
        room: decisionRoom({ tags: ['board'], settings: { size: 40, recording: 'cloud' } }),
        override: movedTo('jitsi', { expiresAt: new Date('2026-11-24T08:00:00Z') }),
        platforms: lacking,
      }),
    );
    expect(decision.steps.map((step) => describeStep(step, decision, admin))).toEqual([
      'Nobody is in a call.',
      'No pin holds it at home.',
      'The move to Jitsi by hand has expired.',
      'Rule boards takes Whereby rooms tagged board, for 20 people and more, but Daily lacks cloud recording.',
      'Wave 2 takes 25 % of Whereby rooms and this room is in bucket 1,204, but Daily lacks cloud recording.',
      'Whereby is its home.',
    ]);
  });

  it('say what home is known to lack, and don’t vouch for it', () => {
    const whereby = platformFacts('whereby', { capabilities: { largestMeeting: 200 } });
    const [large, small] = [300, 200].map((size) => decisionRoom({ settings: { size, recording: 'none' } }));
    const last = (changes: Partial<DecisionInput>) => {
      const decision = choosePlatform(decisionInput(changes));
      return decision.steps.map((step) => describeStep(step, decision, admin)).at(-1);
    };
    const lacks = 'although Whereby lacks places for so many people.';
    const platforms = [whereby, platformFacts('daily', { state: 'disabled' })];
    expect(last({ room: large, platforms })).toBe(`Whereby is its home, ${lacks}`);
    expect(last({ room: { ...decisionRoom(large), pin: 'required' }, platforms })).toBe(
      `It is pinned to Whereby, ${lacks}`,
    );
    expect(last({ room: large, platforms, override: movedTo('daily') })).toBe(`Whereby is its home, ${lacks}`);
    expect(last({ room: small, platforms })).toBe('Whereby is its home.');
  });

  it('say what was given up for a move by hand, where its platform lacks it', () => {
    const room = decisionRoom({ settings: { size: 300, recording: 'none' } });
    const explain = (largestMeeting: number | null, waive: readonly string[]) => {
      const capabilities = { ...platformFacts('daily').capabilities, largestMeeting };
      const platforms = [platformFacts('whereby'), platformFacts('daily', { capabilities })];
      const decision = choosePlatform(decisionInput({ room, platforms, override: movedTo('daily', { waive }) }));
      return decision.steps.map((step) => describeStep(step, decision, admin)).at(-1);
    };
    const moved = 'ada@example.com moved it to Daily by hand';
    expect(explain(200, ['size'])).toBe(`${moved}, although Daily lacks places for so many people.`);
    expect(explain(null, ['size'])).toBe(`${moved}.`);
    expect(explain(null, [])).toBe(`${moved}.`);
  });

  it('begin with an address as it is written', () => {
    const decision = choosePlatform(decisionInput({ override: movedTo('jitsi') }));
    const sentences = decision.steps.map((step) => describeStep(step, decision, admin));
    expect(sentences).toContain('ada@example.com moved it to Jitsi by hand.');
  });

  it('say why the plan has no say', () => {
    const explain = (changes: Partial<DecisionInput>) => {
      const decision = choosePlatform(decisionInput(changes));
      return decision.steps
        .filter(({ step }) => step === 'RULE' || step === 'WAVE')
        .map((step) => describeStep(step, decision, admin));
    };
    expect(explain({})).toEqual(['There is no migration plan.', 'There is no migration plan.']);
    expect(explain({ plan: planInForce({}) })).toEqual([
      'No rule holds for it.',
      'No wave has begun for rooms at home where it is.',
    ]);
    expect(explain({ plan: planInForce({ waves: [pilot] }) })[1]).toBe(
      'It is in bucket 1,204, which no wave has reached.',
    );
    expect(explain({ plan: waves, room: decisionRoom({ pin: 'preferred' }) })[1]).toBe(
      'Its pin keeps the plan from moving it.',
    );
    expect(explain({ plan: waves, killSwitches: killSwitchesFor([], ['daily']) })[1]).toBe(
      'Wave 2 would take it to Daily, but the environment holds moves to Daily off (DAILY_MIGRATION_ENABLED is false).',
    );
  });
});
