import type { PlatformStatus } from '../../video-platforms';
import type { Decision, KillSwitches } from '../decision';
import { SETTINGS_INSIGHT } from '../environment/settings-insight';
import { ALL_TARGETS } from '../plan-in-force';
import { describeCause } from '../words/describe-cause';
import { labelOfPlatform } from '../words/label-of-platform';

/**
 * Why rooms that are moved by hand have their next meeting elsewhere all the same, for administrators, as the end of a
 * sentence: `moves to Daily are switched off by ada@example.com`.
 */
export function describeObstacle(
  { details: { stopped, instead } }: Pick<Decision, 'details'>,
  target: PlatformStatus,
  { switchedBy }: KillSwitches,
): string {
  const options = { labelOf: labelOfPlatform, settings: SETTINGS_INSIGHT };
  if (stopped) {
    const words = describeCause(stopped.platform, stopped.cause, options);
    const by = switchedBy?.get(stopped.cause === 'kill-switch-all' ? ALL_TARGETS : stopped.platform);
    return by && stopped.cause !== 'ENV_OFF' ? `${words} by ${by}` : words;
  }
  if (instead?.platform === target.id) return describeCause(target.id, instead.cause, options);
  return `${target.label} can’t take a meeting at the moment`;
}
