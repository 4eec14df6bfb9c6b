import type { CreateOutcomes } from '../../data/wave-outcomes';
import { labelOfPlatform } from '../label-of-platform';
import { countOf } from './plan-words';

/** So many creates must have failed before a wave is stopped: one hiccup is none of its business. */
export const GUARD_FAILURES = 3;

/** And so large a share of all that were asked of the wave's target since it began. */
export const GUARD_SHARE = 0.2;

/**
 * Why a wave that is being watched should stop, as a sentence; null where it does well. A create counts as failed where
 * its room was to meet on the wave's target and that failed, whether or not another platform took its place; platforms
 * that an administrator has drained or disabled failed nobody.
 */
export function judgeWave(target: string, { asked, failed }: CreateOutcomes): string | null {
  if (failed < GUARD_FAILURES || failed < asked * GUARD_SHARE) return null;
  const share = Math.round((failed / asked) * 100);
  return `${failed} of ${countOf(asked, 'meeting')} that were to be on ${labelOfPlatform(target)} since the wave began failed there (${share} %)`;
}
