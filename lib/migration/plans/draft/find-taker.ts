import type { DecisionStep } from '../../../schemas/decision';
import type { Decision } from '../../decision';
import { isStopped } from '../../move-steps';

/**
 * Which step takes a room once nothing keeps `own` from it: `own` itself, or one before it that takes the room already or
 * that the same kill switch stops. So a room counts for one part, and as moved by hand, alike whether a switch is on or off.
 * @param own a step that moves the room, is stopped or can't take it now; null where the decision never came to ask it
 */
export function findTaker(steps: Decision['steps'], own: DecisionStep | null): DecisionStep | null {
  return steps.find((step) => step === own || takes(step) || (own !== null && isFreedWith(own, step))) ?? null;
}

const takes = ({ answer }: DecisionStep) => answer === 'chosen' || answer === 'cannot-now';

/** True where lifting the switch that stops one step lets the other one through as well. */
function isFreedWith(own: DecisionStep, other: DecisionStep): boolean {
  if (!isStopped(own) || !isStopped(other)) return false;
  return own.platform === other.platform || other.cause === ALL;
}

/** The cause of a step that only the switch for all moves stops: while that is on, nothing moves before it is lifted. */
const ALL = 'kill-switch-all';
