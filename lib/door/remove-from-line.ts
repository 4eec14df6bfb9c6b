import { deleteWaitingPerson } from '../data/meetings/waiting-people';
import type { SqlRunner } from '../data/sql';
import type { RoomState } from '../meetings/room-state';
import { publishDoorChange } from './publish-door-change';

/** Forgets somebody at a room's door, and tells its hosts where they still waited. */
export async function removeFromLine(transaction: SqlRunner, state: RoomState, waitingId: string): Promise<void> {
  const wasWaiting = await deleteWaitingPerson(transaction, waitingId);
  if (!wasWaiting) return;
  await publishDoorChange(transaction, { roomId: state.room.id, meetingId: state.meeting?.id ?? null, waitingId });
}
