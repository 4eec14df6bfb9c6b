import { findLateRelocations, findMeetingsNearVendorEnd, writeRelocation } from '../../data/meetings/continuations';
import { findRoomOfMeeting } from '../../data/meetings/room-of-meeting';
import { sql, withTransaction } from '../../data/sql';
import { publishChange } from '../../events/publish-change';
import { getLog } from '../../log';
import { getPlatformClient } from '../../video-platforms';
import { VideoPlatformError } from '../../video-platforms/errors';
import type { Meeting } from '../meeting';
import { RELOCATE_LEAD_MS, VENDOR_END_NOTICE_MS } from '../timing';
import { scheduleRelocation } from './schedule-relocation';

/** An appointment that was not kept for so long is made anew: its job was lost. */
const LATE_MS = 45_000;

/**
 * Plans the continuation of calls whose vendor is about to end their room and can't be asked not to, and brings back
 * moves whose job was lost. Safe to run twice.
 */
export async function planRelocations(now: Date): Promise<void> {
  for (const meeting of await findMeetingsNearVendorEnd(new Date(now.getTime() + VENDOR_END_NOTICE_MS))) {
    if (endsAtVendor(meeting)) await planContinuation(meeting, now);
  }
  for (const { id, relocateAt } of await findLateRelocations(new Date(now.getTime() + RELOCATE_LEAD_MS - LATE_MS))) {
    await scheduleRelocation(sql, id, relocateAt);
  }
}

/** True where the vendor makes rooms and gives no way to push their end on; also where nothing can be asked of it. */
function endsAtVendor({ platform }: Meeting): boolean {
  try {
    const { deleteRoom, extendRoom } = getPlatformClient(platform);
    return deleteRoom !== null && extendRoom === null;
  } catch (error) {
    if (error instanceof VideoPlatformError) return true;
    throw error;
  }
}

async function planContinuation({ id, roomId, platform, vendorEndDate }: Meeting, now: Date): Promise<void> {
  // An end that is past already is hurried, as far as a page can count.
  const at = new Date(Math.max(vendorEndDate.getTime(), now.getTime() + RELOCATE_LEAD_MS));
  await withTransaction(async (transaction) => {
    if (!(await writeRelocation(transaction, id, { at, by: null }))) return;
    await scheduleRelocation(transaction, id, at);
    const room = await findRoomOfMeeting(transaction, roomId);
    if (room) await publishChange(transaction, { topic: 'meeting', ...room.change, meetingId: id });
    getLog().info(
      { event: 'meeting.continuation-planned', platform, meetingId: id, at },
      'A vendor is about to end the room of a call with people in it: the call goes on in another',
    );
  });
}
