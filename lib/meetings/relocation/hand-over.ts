import { drainMeeting } from '../../data/meetings/continuations';
import { findRoomOfMeeting } from '../../data/meetings/room-of-meeting';
import type { SqlRunner } from '../../data/sql';
import { publishChange } from '../../events/publish-change';
import { settleOccupancy } from '../presence/settle-occupancy';

/**
 * Sends a live meeting's newcomers to the continuation that the same transaction makes live, and tells every page that
 * is in it. False where it is no longer live: somebody ended it meanwhile, or it has another continuation already.
 * @param relocateAt when the people in it follow; null where they stay until they leave
 */
export async function handOver(transaction: SqlRunner, meetingId: string, relocateAt: Date | null): Promise<boolean> {
  const drained = await drainMeeting(transaction, meetingId, relocateAt);
  if (!drained) return false;
  // Also plans its end, which comes as soon as nobody is in it.
  await settleOccupancy(transaction, drained);
  const room = await findRoomOfMeeting(transaction, drained.roomId);
  if (room) await publishChange(transaction, { topic: 'meeting', ...room.change, meetingId });
  return true;
}
