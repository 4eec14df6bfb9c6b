import { findMeetingsToExtend, moveVendorEnd } from '../../data/meetings/vendor-ends';
import { getLog } from '../../log';
import { getPlatformClient } from '../../video-platforms';
import { VideoPlatformError } from '../../video-platforms/errors';
import { isAccountHeld } from '../joining/is-account-held';
import { type Meeting, toVendorRoom } from '../meeting';
import { EXTEND_VENDOR_END_MS, VENDOR_END_SLACK_MS } from '../timing';

/**
 * Pushes the vendor's own end on for meetings with people in them, where the platform can do that, so that nobody who
 * drops out of a long call is kept from coming back. Long before the end, so that an outage of some hours costs nothing:
 * what fails now is tried again the next time. Safe to run twice.
 */
export async function extendVendorRooms(now: Date): Promise<void> {
  const meetings = await findMeetingsToExtend(new Date(now.getTime() + EXTEND_VENDOR_END_MS));
  const endDate = new Date(now.getTime() + VENDOR_END_SLACK_MS);
  const unreachable = new Set<string>();
  for (const meeting of meetings) {
    if (unreachable.has(meeting.platform)) continue;
    const outcome = await extendVendorRoom(meeting, endDate);
    // One room's answer speaks for the vendor: asking on behalf of all the others would only take long.
    if (outcome === 'unreachable') unreachable.add(meeting.platform);
  }
}

async function extendVendorRoom(meeting: Meeting, endDate: Date): Promise<'done' | 'unreachable'> {
  if (!isAccountHeld(meeting)) return 'done';
  const { extendRoom } = getPlatformClient(meeting.platform);
  if (!extendRoom) return 'done';
  const subject = { platform: meeting.platform, meetingId: meeting.id };
  try {
    await extendRoom(toVendorRoom(meeting), endDate);
    await moveVendorEnd(meeting.id, endDate);
    getLog().info(
      { event: 'vendor-room.extended', ...subject, endDate },
      'A meeting goes on: its vendor keeps it longer',
    );
    return 'done';
  } catch (error) {
    if (!(error instanceof VideoPlatformError)) throw error;
    const { code, message } = error;
    getLog().warn(
      { event: 'vendor-room.not-extended', ...subject, code, reason: message },
      'A vendor’s end was not moved',
    );
    return error.isRetryable || code === 'unauthorised' ? 'unreachable' : 'done';
  }
}
