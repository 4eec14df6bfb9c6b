import { findRoomOfMeeting } from '../data/meetings/room-of-meeting';
import type { SqlRunner } from '../data/sql';
import { publishChange } from '../events/publish-change';
import type { Meeting } from '../meetings/meeting';

/** Tells the pages of a call that what is recorded of it has changed. */
export async function publishRecordingChange(
  transaction: SqlRunner,
  meeting: Pick<Meeting, 'id' | 'roomId'>,
): Promise<void> {
  const room = await findRoomOfMeeting(transaction, meeting.roomId);
  if (room) await publishChange(transaction, { topic: 'recording', ...room.change, meetingId: meeting.id });
}
