import { failReservation, findMeetingsToSweep } from '../../data/meetings/meetings';
import { failFilelessRecordings, failUnconfirmedRecordings } from '../../data/meetings/recordings';
import { findClosedRoomIds } from '../../data/rooms/room-writes';
import { sql, withTransaction } from '../../data/sql';
import { closeVendorRoomJob } from '../../jobs/definitions/close-vendor-room';
import { deleteClosedRoomJob } from '../../jobs/definitions/delete-closed-room';
import { enqueueJob } from '../../jobs/queue';
import { endEmptyMeeting } from './end-empty-meeting';

/**
 * Settles what a crash left behind: reservations that nobody holds, meetings whose own end check was lost, rooms that
 * were to be deleted with them, and recordings that nobody confirmed or that never got a file.
 */
export async function sweepMeetings(): Promise<void> {
  const { stuck, empty } = await findMeetingsToSweep();
  for (const meetingId of stuck) {
    await withTransaction(async (transaction) => {
      const failure = {
        code: 'abandoned',
        message: 'The process that made this meeting stopped before it was confirmed.',
      };
      const hasFailed = await failReservation(transaction, { meetingId, leaseToken: null, failure });
      if (hasFailed) await enqueueJob(transaction, closeVendorRoomJob, { meetingId });
    });
  }
  for (const meetingId of empty) await endEmptyMeeting(meetingId);
  for (const roomId of await findClosedRoomIds(sql)) await enqueueJob(sql, deleteClosedRoomJob, { roomId });
  await failUnconfirmedRecordings();
  await failFilelessRecordings();
}
