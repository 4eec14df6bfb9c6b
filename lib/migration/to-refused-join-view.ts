import type { RefusedJoin } from '../data/meetings/refused-joins';
import type { RefusedJoinView } from '../schemas/figures';
import { SETTINGS_INSIGHT } from './environment/settings-insight';
import { describeCause } from './words/describe-cause';
import { labelOfPlatform } from './words/label-of-platform';

/** For administrators: a join that was let into no call, with what stood in its way in words. */
export function toRefusedJoinView({ at, room, cause, supportCode, steps }: RefusedJoin): RefusedJoinView {
  const sentence = steps === null ? WITHOUT_STEPS[cause] : describeSteps(steps);
  return { at: at.toISOString(), room, cause, supportCode, sentence };
}

const NO_PLATFORM = 'No platform is set up.';

const WITHOUT_STEPS: Readonly<Record<RefusedJoin['cause'], string>> = {
  'no-platform': NO_PLATFORM,
  'timed-out': 'No platform had made a meeting within the time that a join has.',
  'platform-unavailable': 'The call’s platform let nobody in.',
  'call-ended': 'Each call that was found ended before they were in it.',
};

function describeSteps(steps: NonNullable<RefusedJoin['steps']>): string {
  const causes = steps
    .filter(({ answer }) => answer === 'cannot' || answer === 'cannot-now')
    .map(({ platform, cause }) =>
      describeCause(platform ?? '', cause ?? '', { labelOf: labelOfPlatform, settings: SETTINGS_INSIGHT }),
    );
  if (causes.length === 0) return NO_PLATFORM;
  const sentence = [...new Set(causes)].join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
