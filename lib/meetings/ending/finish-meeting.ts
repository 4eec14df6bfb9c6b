import { writeMeetingFigures } from '../../data/meetings/meeting-presence';
import { markMeetingEnded } from '../../data/meetings/meetings';
import { markRecordingsStopped } from '../../data/meetings/recordings';
import { findRoomOfMeeting } from '../../data/meetings/room-of-meeting';
import type { SqlRunner } from '../../data/sql';
import { publishChange } from '../../events/publish-change';
import { closeVendorRoomJob } from '../../jobs/definitions/close-vendor-room';
import { deleteClosedRoomJob } from '../../jobs/definitions/delete-closed-room';
import { enqueueJob } from '../../jobs/queue';
import type { Meeting } from '../meeting';

/** Ends a meeting here and, by a job, at its vendor. False where it was over already. */
export async function finishMeeting(
  transaction: SqlRunner,
  meeting: Meeting,
  reason: 'empty' | 'never-used' | 'moved' | 'ended-for-all' | 'room-deleted' | 'vendor-room-gone' | 'superseded',
): Promise<boolean> {
  const hasEnded = await markMeetingEnded(transaction, meeting.id, reason);
  if (!hasEnded) return false;
  await writeMeetingFigures(transaction, meeting.id);
  await markRecordingsStopped(transaction, meeting.id, new Date());
  await enqueueJob(transaction, closeVendorRoomJob, { meetingId: meeting.id });
  const room = await findRoomOfMeeting(transaction, meeting.roomId);
  if (room?.isClosing) await enqueueJob(transaction, deleteClosedRoomJob, { roomId: meeting.roomId });
  if (room) await publishChange(transaction, { topic: 'meeting', ...room.change, meetingId: meeting.id });
  return true;
}
