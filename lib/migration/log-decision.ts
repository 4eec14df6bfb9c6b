import { getLog } from '../log';
import type { Decision } from './decision';

/**
 * The one line in the log that every decision has: room, platform, reason, plan version and support code. A decision
 * that found no platform is a warning, with every step that was asked.
 */
export function logDecision(
  decision: Decision,
  of: { readonly room: string; readonly meetingId: string | null; readonly supportCode: string },
): void {
  const line = {
    event: 'platform.decided',
    room: of.room,
    platform: decision.platform,
    reason: decision.reason,
    planVersion: decision.planVersion,
    ...(of.meetingId === null ? {} : { meetingId: of.meetingId }),
    supportCode: of.supportCode,
  };
  if (decision.platform === null) getLog().warn({ ...line, steps: decision.steps }, 'No platform can take a room');
  else getLog().info(line, 'Decided on a platform');
}
