import type { DecisionReason } from '../schemas/decision';
import type { PlatformId } from '../video-platforms/contract';
import type { Decision } from './decision';

export interface DescribeDecisionOptions {
  readonly labelOf: (platform: PlatformId) => string;
  /** False for guests and members: they see no administrator's name. */
  readonly showsNames: boolean;
  /** For administrators only: names of settings are no business of others. */
  readonly settings?: SettingsInsight;
}

/** What an administrator may know of a platform's settings: names, never values. */
export interface SettingsInsight {
  /** `DAILY_API_KEY is missing`; null where nothing is wrong. */
  readonly troubleOf: (platform: PlatformId) => string | null;
  /** The settings that hold what the platform lets us in with; null where it has none. */
  readonly keysOf: (platform: PlatformId) => string | null;
}

/** A decision as one sentence, one form per reason. */
export function describeDecision(
  decision: Pick<Decision, 'platform' | 'reason' | 'details' | 'steps'>,
  options: DescribeDecisionOptions,
): string {
  const { labelOf } = options;
  const { details, platform } = decision;
  if (platform === null) return `No platform can take this room now: ${describeRefusals(decision, options)}.`;
  const because = `${labelOf(platform)}, because ${reasonOf(decision, options)}`;
  if (!details.blocked) return `${because}.`;
  const { platform: wanted, cause } = details.blocked;
  return `${because}; the move to ${labelOf(wanted)} is blocked: ${describeCause(wanted, cause, options)}.`;
}

function reasonOf(
  { reason, details, steps }: Pick<Decision, 'reason' | 'details' | 'steps'>,
  options: DescribeDecisionOptions,
): string {
  const { labelOf, showsNames } = options;
  switch (reason) {
    case 'OPEN_MEETING':
      return details.people
        ? `a meeting with ${details.people === 1 ? 'one person' : `${details.people} people`} is going on there`
        : 'somebody is joining a meeting there';
    case 'ROOM_PIN':
      return 'this room is pinned to it';
    case 'ROOM_OVERRIDE': {
      const by = showsNames && details.movedBy ? details.movedBy : 'an administrator';
      const until = details.movedUntil ? `, until ${describeTime(details.movedUntil)}` : '';
      return `${by} moved this room by hand on ${describeTime(details.movedAt)}${until}`;
    }
    case 'RULE':
      return 'a rule of the migration plan takes this room';
    case 'WAVE':
      return 'a wave of the migration plan takes this room';
    case 'ROOM_PLATFORM':
      return "it is this room's home platform";
    case 'DEFAULT':
      return `this room's home platform, ${labelOf(details.homePlatform ?? '')}, ${
        steps.some(({ step, cause }) => step === 'ROOM_PLATFORM' && cause === 'unknown-platform')
          ? 'is unknown here'
          : `isn't set up here${inBrackets(options.settings?.troubleOf(details.homePlatform ?? ''))}`
      } and this is the default`;
    case 'FALLBACK':
      return details.instead
        ? `${describeCause(details.instead.platform, details.instead.cause, options)} (${STEP_WORDS[details.instead.step]}) and this is next in the fallback order`
        : 'it is next in the fallback order';
    case 'NO_PLATFORM':
      return 'no platform can take this room now';
    default:
      return reason satisfies never;
  }
}

const STEP_WORDS: Record<DecisionReason, string> = {
  OPEN_MEETING: 'the open meeting',
  ROOM_PIN: 'the pin',
  ROOM_OVERRIDE: 'the move by hand',
  RULE: 'a rule of the plan',
  WAVE: 'a wave of the plan',
  ROOM_PLATFORM: "this room's home platform",
  DEFAULT: 'the default',
  FALLBACK: 'the fallback order',
  NO_PLATFORM: 'nothing',
};

function describeRefusals(decision: Pick<Decision, 'steps'>, options: DescribeDecisionOptions): string {
  const refusals = decision.steps.filter((step) => step.answer === 'cannot' || step.answer === 'cannot-now');
  const parts = refusals.map(({ platform, cause }) => describeCause(platform ?? '', cause ?? '', options));
  return parts.length > 0 ? [...new Set(parts)].join('; ') : 'none is set up';
}

/** Why a platform was passed over, in words. */
function describeCause(platform: PlatformId, cause: string, { labelOf, settings }: DescribeDecisionOptions): string {
  const label = labelOf(platform);
  if (cause === 'draining') return `${label} takes no new meetings at the moment`;
  if (cause === 'disabled') return `${label} is switched off`;
  if (cause === 'create-failed') return `${label} didn't answer when asked for a meeting`;
  if (cause === 'create-refused') return `${label} refused to make a meeting`;
  if (cause === 'create-unreadable') return `${label} answered with something unreadable when asked for a meeting`;
  if (cause === 'create-busy') return `${label} was too busy to make a meeting`;
  if (cause === 'key-refused') {
    return settings ? `${label} refused ${settings.keysOf(platform) ?? 'our key'}` : `${label} can't be used now`;
  }
  if (cause === 'not-configured') {
    const trouble = settings?.troubleOf(platform);
    return trouble ? `${label} isn't set up: ${trouble}` : `${label} isn't set up`;
  }
  if (cause === 'unknown-platform') return `"${platform}" is no platform that this installation knows`;
  if (cause.startsWith('lacks-'))
    return `${label} lacks ${cause.slice('lacks-'.length).replaceAll('-and-', ' and ').replaceAll('-', ' ')}`;
  return `${label} can't take it (${cause})`;
}

function inBrackets(text: string | null | undefined): string {
  return text ? ` (${text})` : '';
}

function describeTime(iso: string | undefined): string {
  return iso ? `${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC` : 'an unknown day';
}
