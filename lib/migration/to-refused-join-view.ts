import type { RefusedJoin } from '../data/meetings/refused-joins';
import type { RefusedJoinView } from '../schemas/figures';
import { describeCause } from './words/describe-cause';
import { labelOfPlatform } from './words/label-of-platform';

/** A join that was let into no call, with what stood in its way in words. */
export function toRefusedJoinView({ at, room, cause, supportCode, steps }: RefusedJoin): RefusedJoinView {
  return { at: at.toISOString(), room, cause, supportCode, sentence: describeRefusal(steps) };
}

function describeRefusal(steps: RefusedJoin['steps']): string {
  if (steps === null) return 'No platform had made a meeting within the time that a join has.';
  const causes = steps
    .filter(({ answer }) => answer === 'cannot' || answer === 'cannot-now')
    .map(({ platform, cause }) => describeCause(platform ?? '', cause ?? '', { labelOf: labelOfPlatform }));
  return causes.length > 0 ? `${[...new Set(causes)].join('; ')}.` : 'No platform is set up.';
}
