import { SYSTEM } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { lockOpenMeetings } from '../data/meetings/continuations';
import { markRoomDeleted } from '../data/rooms/room-writes';
import { lockRoom } from '../data/rooms/rooms';
import { withTransaction } from '../data/sql';
import { readChangedRoom } from './find-room';
import { recordRoomChange } from './record-room-change';

/** Deletes a room that waited for the people in its call to leave, once they have. Safe to run twice. */
export async function deleteClosedRoom(roomId: string): Promise<void> {
  await withTransaction(async (transaction) => {
    const before = await lockRoom(transaction, roomId);
    if (!before || before.room.closingSince === null || before.room.deletedAt !== null) return;
    const open = await lockOpenMeetings(transaction, roomId);
    if (open.length > 0) return;
    const { closingBy } = before.room;
    await markRoomDeleted(transaction, roomId, { isDeleted: true, by: closingBy ?? describeActor(SYSTEM) });
    const after = await readChangedRoom(transaction, roomId);
    const reason = `as ${closingBy ?? 'somebody'} had asked for, once its call was over`;
    await recordRoomChange(transaction, { actor: SYSTEM, action: 'room.deleted', before, after, reason });
  });
}
