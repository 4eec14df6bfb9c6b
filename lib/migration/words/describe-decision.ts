import { type DecisionReason, USAGE_DAYS } from '../../schemas/decision';
import type { Decision, DecisionDetails, PlatformDoubt, UnmadeMove } from '../decision';
import { type DescribeOptions, describeCause } from './describe-cause';
import { describeDoubt } from './describe-doubt';
import { describeMoment } from './describe-moment';
import { describeMover, describeRule, describeWave, nameRule, nameWave } from './describe-plan-part';

export interface DescribeDecisionOptions extends DescribeOptions {
  /** False for guests and members: they see no administrator's name. */
  readonly showsNames: boolean;
  /** When it is read, for "yesterday". */
  readonly now: Date;
  /** For a decision that is only foreseen: why its platform may not make a meeting after all. */
  readonly doubt?: PlatformDoubt | null;
}

type Described = Pick<Decision, 'platform' | 'reason' | 'details' | 'steps'>;

/** A decision as one sentence, one form per reason. `docs/decisions-explained.md` shows each. */
export function describeDecision(decision: Described, options: DescribeDecisionOptions): string {
  const { labelOf, doubt } = options;
  const { details, platform } = decision;
  if (platform === null) return `No platform can take this room now: ${describeRefusals(decision, options)}.`;
  const parts = [
    `${labelOf(platform)}, ${doubt ? `${describeDoubt(doubt)}, ` : ''}because ${reasonOf(decision, options)}`,
    describeUnmade(details, options),
    describePlan(details, options),
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

function reasonOf({ reason, details, steps }: Described, options: DescribeDecisionOptions): string {
  switch (reason) {
    case 'OPEN_MEETING':
      return details.people
        ? `a meeting with ${details.people === 1 ? 'one person' : `${details.people} people`} is going on there`
        : 'somebody is joining a meeting there';
    case 'ROOM_PIN':
      return 'this room is pinned to it';
    case 'ROOM_OVERRIDE': {
      const until = details.movedUntil ? `, until ${describeMoment(details.movedUntil)}` : '';
      return `${describeMover(details, options)} moved this room by hand on ${details.movedAt ? describeMoment(details.movedAt) : 'an unknown day'}${until}`;
    }
    case 'RULE':
      return describeRule(details, options);
    case 'WAVE':
      return describeWave(details, options);
    case 'ROOM_PLATFORM':
      return 'it is this room’s home platform';
    case 'DEFAULT':
      return `${describeAbsentHome(details, steps, options)} and this is the default`;
    case 'FALLBACK':
      return describeFallback(details, steps, options);
    case 'NO_PLATFORM':
      return 'no platform can take this room now';
    default:
      return reason satisfies never;
  }
}

/** Whose place it takes, and every platform before it in the fallback order that was passed over as well. */
function describeFallback(
  details: DecisionDetails,
  steps: Described['steps'],
  options: DescribeDecisionOptions,
): string {
  const { instead, homePlatform } = details;
  const isHomeAbsent = instead?.step === 'DEFAULT';
  const passedOver = steps.filter(
    ({ step, answer, platform }) =>
      step === 'FALLBACK' && answer !== 'chosen' && !(isHomeAbsent && platform === homePlatform),
  );
  const causes = passedOver.map(({ platform, cause }) => {
    const words = describeCause(platform ?? '', cause ?? '', options);
    return platform === homePlatform ? `${words} (${STEP_WORDS.ROOM_PLATFORM})` : words;
  });
  if (instead) {
    causes.unshift(`${describeCause(instead.platform, instead.cause, options)} (${nameStep(instead.step, details)})`);
    if (isHomeAbsent) causes.unshift(describeAbsentHome(details, steps, options));
  }
  return causes.length === 0
    ? 'it is next in the fallback order'
    : `${causes.join(', ')} and this is next in the fallback order`;
}

/** Only a home that isn't here at all hands over to the default. */
function describeAbsentHome(
  { homePlatform = '' }: DecisionDetails,
  steps: Described['steps'],
  { labelOf, settings }: DescribeDecisionOptions,
): string {
  const isUnknown = steps.some(({ step, cause }) => step === 'ROOM_PLATFORM' && cause === 'unknown-platform');
  const trouble = isUnknown ? 'is unknown here' : `isn’t set up here${inBrackets(settings?.troubleOf(homePlatform))}`;
  return `this room’s home platform, ${labelOf(homePlatform)}, ${trouble}`;
}

/** The move that would have been made if nothing had stood in its way: stopped by a kill switch, or blocked. */
function describeUnmade({ blocked, stopped, ...details }: DecisionDetails, options: DescribeDecisionOptions): string {
  if (stopped) {
    return `it would move to ${options.labelOf(stopped.platform)}${byStep(stopped, details)}, but ${describeCause(stopped.platform, stopped.cause, options)}`;
  }
  if (!blocked) return '';
  const usage = blocked.isByUsage ? `, which its meetings of the last ${USAGE_DAYS} days used` : '';
  return `the move to ${options.labelOf(blocked.platform)}${byStep(blocked, details)} is blocked: ${describeCause(blocked.platform, blocked.cause, options)}${usage}`;
}

/** A move by hand is what everybody means by "the move". */
function byStep({ step = 'ROOM_OVERRIDE' }: UnmadeMove, details: DecisionDetails): string {
  return step === 'ROOM_OVERRIDE' ? '' : ` by ${nameStep(step, details)}`;
}

function describePlan({ plan }: DecisionDetails, { showsNames, now }: DescribeDecisionOptions): string {
  if (!plan) return '';
  const by = showsNames ? `, by ${plan.publishedBy}` : '';
  return `plan ${plan.version}${by}, ${describeDay(plan.publishedAt, now)}`;
}

function nameStep(step: DecisionReason, { rule, wave }: DecisionDetails): string {
  if (step === 'RULE' && rule) return nameRule(rule);
  if (step === 'WAVE' && wave) return nameWave(wave);
  return STEP_WORDS[step];
}

const STEP_WORDS: Readonly<Record<DecisionReason, string>> = {
  OPEN_MEETING: 'the open meeting',
  ROOM_PIN: 'the pin',
  ROOM_OVERRIDE: 'the move by hand',
  RULE: 'a rule of the plan',
  WAVE: 'a wave of the plan',
  ROOM_PLATFORM: 'this room’s home platform',
  DEFAULT: 'the default',
  FALLBACK: 'the fallback order',
  NO_PLATFORM: 'nothing',
};

function describeRefusals({ steps }: Described, options: DescribeDecisionOptions): string {
  const refusals = steps.filter((step) => step.answer === 'cannot' || step.answer === 'cannot-now');
  const parts = refusals.map(({ platform, cause }) => describeCause(platform ?? '', cause ?? '', options));
  return parts.length > 0 ? [...new Set(parts)].join('; ') : 'none is set up';
}

function inBrackets(text: string | null | undefined): string {
  return text ? ` (${text})` : '';
}

/** The day in UTC, by the name that people use for the last two. */
function describeDay(iso: string, now: Date): string {
  const days = Math.floor(now.getTime() / DAY_MS) - Math.floor(Date.parse(iso) / DAY_MS);
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `on ${iso.slice(0, 10)}`;
}

const DAY_MS = 24 * 3_600_000;
