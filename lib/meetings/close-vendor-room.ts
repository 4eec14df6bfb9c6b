import { findMeeting, markVendorRoomDeleted } from '../data/meetings';
import { getLog } from '../log';
import { getPlatformClient } from '../video-platforms';
import type { VideoPlatformClient } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';

/**
 * Ends and deletes the vendor's room of a meeting that is over here, so that nobody stays in a dead room. Safe to run
 * twice. Throws what the vendor answered, so that the job is tried again.
 */
export async function closeVendorRoom(meetingId: string): Promise<void> {
  const meeting = await findMeeting(meetingId);
  if (!meeting || (meeting.state !== 'ended' && meeting.state !== 'failed')) return;
  const client = findClient(meeting.platform);
  if (!client || client.account !== meeting.account) {
    // The keys to that account are gone, so nothing can be asked of it; its own end date closes the room.
    getLog().warn(
      { event: 'vendor-room.left-behind', platform: meeting.platform, meetingId },
      'No keys for the account this room was made in',
    );
    return;
  }
  if (client.endMeeting) await ignoreMissing(client.endMeeting(meeting.vendorRoomName));
  if (client.deleteRoom) await ignoreMissing(client.deleteRoom(meeting.vendorRoomName));
  await markVendorRoomDeleted(meetingId);
}

function findClient(platform: string): VideoPlatformClient | null {
  try {
    return getPlatformClient(platform);
  } catch (error) {
    if (error instanceof VideoPlatformError && (error.code === 'not-configured' || error.code === 'not-found'))
      return null;
    throw error;
  }
}

async function ignoreMissing(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof VideoPlatformError) || error.code !== 'not-found') throw error;
  }
}
