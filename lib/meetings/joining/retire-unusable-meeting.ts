import { markMeetingEnded } from '../../data/meetings/meetings';
import { lockRoomState } from '../../data/rooms/room-states';
import { withTransaction } from '../../data/sql';
import { closeVendorRoomJob } from '../../jobs/definitions/close-vendor-room';
import { enqueueJob } from '../../jobs/queue';
import type { Meeting } from '../meeting';

/**
 * Ends a meeting that its platform lets nobody into, as long as nobody is in it: whoever comes then gets a new one, on
 * another platform where this one takes none.
 * @returns false where somebody is in it or on the way in, so that it stays
 */
export function retireUnusableMeeting({ id, roomId }: Pick<Meeting, 'id' | 'roomId'>): Promise<boolean> {
  return withTransaction(async (transaction) => {
    const state = await lockRoomState(roomId, transaction);
    // Somebody else was quicker.
    if (state?.meeting?.id !== id) return true;
    if (state.isInUse) return false;
    await markMeetingEnded(transaction, id, 'superseded');
    await enqueueJob(transaction, closeVendorRoomJob, { meetingId: id });
    return true;
  });
}
