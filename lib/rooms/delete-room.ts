import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireRoomManager } from '../access/policies';
import { lockRoomState } from '../data/room-states';
import { markRoomDeleted } from '../data/room-writes';
import { type SqlRunner, withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { finishMeeting } from '../meetings/finish-meeting';
import type { RoomState } from '../meetings/room-state';
import { findRoomToManage, lockRoomForChange, readChangedRoom } from './find-room';
import { recordRoomChange } from './record-room-change';

/**
 * Deletes a room; it can be brought back for 30 days and its name stays taken. A meeting in which nobody is ends with
 * it.
 * @param when `now` ends a call with people in it; without it such a room is refused
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you, changed-meanwhile; room-in-use with
 * the number of `people`
 */
export async function deleteRoom(asked: {
  actor: Actor;
  slug: string;
  ifMatch: number | null;
  when?: 'now' | undefined;
}): Promise<void> {
  const { actor, slug, ifMatch, when } = asked;
  const found = await findRoomToManage(slug, actor);
  await withTransaction(async (transaction) => {
    const before = await lockRoomForChange(transaction, found, ifMatch);
    requireRoomManager(actor, before.room);
    await endCall(transaction, await lockRoomState(before.room.id, transaction), when === 'now');
    await markRoomDeleted(transaction, before.room.id, { isDeleted: true, by: describeActor(actor) });
    const after = await readChangedRoom(transaction, before.room.id);
    await recordRoomChange(transaction, { actor, action: 'room.deleted', before, after });
  });
}

async function endCall(transaction: SqlRunner, state: RoomState | null, isForced: boolean): Promise<void> {
  if (!state) return;
  const isStarting = state.creating !== null && state.creating.leaseExpiresAt > new Date();
  if (!isForced && (state.isInUse || isStarting)) throw roomInUse(state.people);
  if (state.meeting) await finishMeeting(transaction, state.meeting, 'room-deleted');
}

function roomInUse(people: number): AppError {
  const who =
    people === 0 ? 'Somebody is just joining' : people === 1 ? 'One person is in it' : `${people} people are in it`;
  return new AppError(
    'room-in-use',
    `This room can't be deleted now. ${who}. Wait until the call is over, or end it first.`,
    {
      details: { people },
    },
  );
}
