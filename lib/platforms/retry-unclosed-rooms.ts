import { listRoomsUnclosedForKey } from '../data/meetings/unclosed-rooms';
import { sql } from '../data/sql';
import { closeVendorRoomJob } from '../jobs/definitions/close-vendor-room';
import { enqueueJobs } from '../jobs/queue';

/**
 * Tries again to close the rooms that a platform left open because of our key, for when it accepts the key that we have
 * now. The sweep of its rooms would find them, too, but only within the hour.
 */
export async function retryUnclosedRooms(platform: string): Promise<void> {
  const meetingIds = await listRoomsUnclosedForKey(platform);
  const jobs = meetingIds.map((meetingId) => ({
    payload: { meetingId },
    options: { jobKey: `${closeVendorRoomJob.name}:${meetingId}` },
  }));
  await enqueueJobs(sql, closeVendorRoomJob, jobs);
}
