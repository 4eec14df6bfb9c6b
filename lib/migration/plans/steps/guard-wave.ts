import type { Actor } from '../../../access/actor';
import type { CreateOutcomes } from '../../../data/migration/wave-outcomes';
import { labelOfPlatform } from '../../words/label-of-platform';
import { countOf } from '../plan-words';

/** Whoever pauses a plan because its wave fails. */
export const GUARD = { kind: 'system', name: 'the migration guard' } as const satisfies Actor;

/** So many meetings must have failed before a wave is stopped: one hiccup is none of its business. */
export const GUARD_FAILURES = 3;

/** And so large a share of all that were asked of the wave's target since it began. */
export const GUARD_SHARE = 0.2;

/**
 * Why a wave that is being watched should stop, as a sentence; null where it does well. A meeting counts as failed where
 * the wave's target was asked for it and failed, whether or not another platform took its place; a target that was drained,
 * disabled or left alone was not asked, and failed nobody.
 * @param isAnew whether only those since it was last watched anew were counted
 */
export function judgeWave(target: string, { asked, failed }: CreateOutcomes, isAnew: boolean): string | null {
  if (failed < GUARD_FAILURES || failed < asked * GUARD_SHARE) return null;
  const share = Math.round((failed / asked) * 100);
  return `${failed} of ${countOf(asked, 'meeting')} that were to be on ${labelOfPlatform(target)} since the wave ${isAnew ? 'was watched anew' : 'began'} failed there (${share} %)`;
}
