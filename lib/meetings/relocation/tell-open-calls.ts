import { findOpenMeetingIds } from '../../data/meetings/gatherings';
import { findRoomOfMeeting } from '../../data/meetings/room-of-meeting';
import type { SqlRunner } from '../../data/sql';
import { publishChanges } from '../../events/publish-change';

/** Has the pages of everybody in a room's call ask again, also of those whom the room itself isn't open to. */
export async function tellOpenCalls(transaction: SqlRunner, roomId: string): Promise<void> {
  const found = await findRoomOfMeeting(transaction, roomId);
  if (!found) return;
  const meetingIds = await findOpenMeetingIds(roomId, transaction);
  await publishChanges(
    transaction,
    meetingIds.map((meetingId) => ({ topic: 'meeting', ...found.change, meetingId })),
  );
}
