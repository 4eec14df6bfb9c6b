import { findMeeting, markVendorRoomDeleted } from '../../data/meetings/meetings';
import { markRoomUnclosed } from '../../data/meetings/unclosed-rooms';
import { getLog } from '../../log';
import { getPlatformClient } from '../../video-platforms';
import { VideoPlatformError } from '../../video-platforms/errors';
import { isAccountHeld } from '../joining/is-account-held';
import { toVendorRoom } from '../meeting';

/**
 * Ends and deletes the vendor's room of a meeting that is over here, so that nobody stays in a dead room. Safe to run
 * twice. Throws what the vendor answered, so that the job is tried again.
 */
export async function closeVendorRoom(meetingId: string): Promise<void> {
  const meeting = await findMeeting(meetingId);
  if (!meeting || (meeting.state !== 'ended' && meeting.state !== 'failed')) return;
  if (!isAccountHeld(meeting)) {
    // The keys to that account are gone, so nothing can be asked of it; its own end date closes the room.
    getLog().warn(
      { event: 'vendor-room.left-behind', platform: meeting.platform, meetingId },
      'No keys for the account this room was made in',
    );
    await markRoomUnclosed(meetingId, 'account-changed');
    return;
  }
  const client = getPlatformClient(meeting.platform);
  const room = toVendorRoom(meeting);
  try {
    if (client.endMeeting) await ignoreMissing(client.endMeeting(room));
    if (client.deleteRoom) await ignoreMissing(client.deleteRoom(room));
  } catch (error) {
    // Whoever ended the call thinks that everybody is out.
    await markRoomUnclosed(meetingId, error instanceof VideoPlatformError ? error.code : 'unexpected');
    throw error;
  }
  await markVendorRoomDeleted(meetingId);
}

async function ignoreMissing(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof VideoPlatformError) || error.code !== 'not-found') throw error;
  }
}
