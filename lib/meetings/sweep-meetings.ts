import { failReservation, findMeetingsToSweep } from '../data/meetings';
import { failUnconfirmedRecordings } from '../data/recordings';
import { withTransaction } from '../data/sql';
import { closeVendorRoomJob } from '../jobs/definitions/close-vendor-room';
import { enqueueJob } from '../jobs/queue';
import { endEmptyMeeting } from './end-empty-meeting';

/**
 * Settles what a crash left behind: reservations that nobody holds, meetings whose own end check was lost, and recordings
 * that were asked for and that nobody confirmed.
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
  await failUnconfirmedRecordings();
}
