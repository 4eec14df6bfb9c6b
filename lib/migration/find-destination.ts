import { findFailure } from '../meetings/relocation/move-obstacle';
import type { PlatformId } from '../video-platforms/contract';
import type { Decision } from './decision';

/**
 * Where people in a call are to be taken along to: to where their room belongs, also while that fails. Their
 * move is tried again then, and they stay meanwhile. Null where they stay for good.
 */
export function findDestination(next: Pick<Decision, 'platform' | 'steps'>): PlatformId | null {
  return findFailure(next)?.platform ?? next.platform;
}

/**
 * What a move of a call at a time is for: nobody is moved to what takes the place of a platform that fails, unless that is
 * the call's own. Null where the call stays.
 * @param platform where the call is
 */
export function findMoveTarget(next: Pick<Decision, 'platform' | 'steps'>, platform: PlatformId): PlatformId | null {
  const destination = findDestination(next);
  return destination === platform ? next.platform : destination;
}
