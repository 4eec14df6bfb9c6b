import type { Decision } from '../../migration/decision';
import { SETTINGS_INSIGHT } from '../../migration/environment/settings-insight';
import { describeCause } from '../../migration/words/describe-cause';
import { labelOfPlatform } from '../../migration/words/label-of-platform';

/** The platform that a call was to move to and that doesn't take it now, and why. */
export interface MoveObstacle {
  readonly platform: string;
  /** As in the steps of a decision. */
  readonly cause: string;
}

/** What somebody decided; whatever else it is, people in a call read that the platform failed. */
const DECIDED: ReadonlySet<string> = new Set(['disabled', 'draining']);

/** What keeps a room from where it belongs for the moment; null where nothing does. */
export function findObstacle({ steps }: Pick<Decision, 'steps'>): MoveObstacle | null {
  const refused = steps.find(({ answer }) => answer === 'cannot-now');
  return refused ? { platform: refused.platform ?? '', cause: refused.cause ?? '' } : null;
}

/**
 * The first platform on the way that fails: the room belongs there as soon as it takes meetings again. One that somebody
 * drained or disabled is passed over for good.
 */
export function findFailure({ steps }: Pick<Decision, 'steps'>): MoveObstacle | null {
  const failed = steps.find(({ answer, cause }) => answer === 'cannot-now' && !DECIDED.has(cause ?? ''));
  return failed ? { platform: failed.platform ?? '', cause: failed.cause ?? '' } : null;
}

/** How a platform fails that was asked; null where it doesn't, or somebody decided that it takes nothing. */
export function findFailureOf({ steps }: Pick<Decision, 'steps'>, platform: string): MoveObstacle | null {
  return findFailure({ steps: steps.filter((step) => step.platform === platform) });
}

/** What an error says that kept a call from being moved; null where it says nothing of the kind. */
export function obstacleOf({ cause }: { readonly cause?: unknown }): MoveObstacle | null {
  if (typeof cause !== 'object' || cause === null) return null;
  if ('obstacle' in cause) return cause.obstacle as MoveObstacle | null;
  return 'decision' in cause ? findObstacle(cause.decision as Decision) : null;
}

/** The same in words for administrators: `Whereby refused WHEREBY_API_KEY`. */
export function describeObstacle({ platform, cause }: MoveObstacle): string {
  return describeCause(platform, cause, { labelOf: labelOfPlatform, settings: SETTINGS_INSIGHT });
}

/** The same for people in a call: `Whereby failed`. */
export function describeObstacleToGuests({ platform, cause }: MoveObstacle): string {
  if (DECIDED.has(cause)) return describeCause(platform, cause, { labelOf: labelOfPlatform });
  return `${labelOfPlatform(platform)} failed`;
}

/** For administrators: a call could not be moved, why, and where it stays. */
export function describeUnmoved(obstacle: MoveObstacle, platform: string): string {
  return `The call could not be moved: ${describeObstacle(obstacle)}. Everybody stays on ${labelOfPlatform(platform)}.`;
}
