import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireRoomManager } from '../access/policies';
import { countPeopleInRoom, lockOpenMeetings } from '../data/meetings/continuations';
import { failReservation } from '../data/meetings/meetings';
import { lockRoomState } from '../data/rooms/room-states';
import { markRoomClosing, markRoomDeleted } from '../data/rooms/room-writes';
import { type SqlRunner, withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { closeVendorRoomJob } from '../jobs/definitions/close-vendor-room';
import { enqueueJob } from '../jobs/queue';
import { finishMeeting } from '../meetings/ending/finish-meeting';
import type { Meeting } from '../meetings/meeting';
import { tellOpenCalls } from '../meetings/relocation/tell-open-calls';
import type { RoomState } from '../meetings/room-state';
import { findRoomToManage, lockRoomForChange, readChangedRoom } from './find-room';
import { recordRoomChange } from './record-room-change';

/**
 * Deletes a room; it can be brought back for 30 days and its name stays taken. A meeting in which nobody is ends with
 * it.
 * @param when what becomes of a call with people in it: with `empty` they stay, nobody else gets in, and the room is
 * deleted when the last one has left; `now` ends it; without it such a room is refused
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you, changed-meanwhile; room-in-use with
 * the number of `people`
 */
export async function deleteRoom(asked: {
  actor: Actor;
  slug: string;
  ifMatch: number | null;
  when?: 'empty' | 'now' | undefined;
}): Promise<void> {
  const { actor, slug, ifMatch, when } = asked;
  const found = await findRoomToManage(slug, actor);
  await withTransaction(async (transaction) => {
    const before = await lockRoomForChange(transaction, found, ifMatch);
    const { id } = before.room;
    requireRoomManager(actor, before.room);
    const state = await lockRoomState(id, transaction);
    const open = await lockOpenMeetings(transaction, id);
    const isInUse = state !== null && isCallGoingOn(state, open);
    if (isInUse && when === undefined) throw roomInUse(await countPeopleInRoom(transaction, id));
    if (isInUse && when === 'empty') {
      await markRoomClosing(transaction, id, { isClosing: true, by: describeActor(actor) });
      await tellOpenCalls(transaction, id);
    } else await deleteNow(transaction, { id, open, by: describeActor(actor) });
    const after = await readChangedRoom(transaction, id);
    const action = after.room.deletedAt === null ? 'room.closing' : 'room.deleted';
    await recordRoomChange(transaction, { actor, action, before, after });
  });
}

/** Somebody is in, on the way in, or still in what others were moved from. */
function isCallGoingOn(state: RoomState, open: readonly Meeting[]): boolean {
  const isStarting = state.creating !== null && state.creating.leaseExpiresAt > new Date();
  return state.isInUse || isStarting || open.some((meeting) => meeting.state === 'draining');
}

async function deleteNow(
  transaction: SqlRunner,
  { id, open, by }: { id: string; open: readonly Meeting[]; by: string },
): Promise<void> {
  // First, so that what ends now doesn't ask for it once more.
  await markRoomDeleted(transaction, id, { isDeleted: true, by });
  for (const meeting of open) {
    if (meeting.state === 'creating') await giveUp(transaction, meeting.id);
    else await finishMeeting(transaction, meeting, 'room-deleted');
  }
}

/** Its create may be on its way: what the vendor makes goes too. */
async function giveUp(transaction: SqlRunner, meetingId: string): Promise<void> {
  const failure = { code: 'not-needed', message: 'The room was deleted meanwhile.' };
  if (!(await failReservation(transaction, { meetingId, leaseToken: null, failure }))) return;
  await enqueueJob(transaction, closeVendorRoomJob, { meetingId }, { runAt: new Date(Date.now() + 5_000) });
}

function roomInUse(people: number): AppError {
  const who =
    people === 0 ? 'Somebody is just joining' : people === 1 ? 'One person is in it' : `${people} people are in it`;
  return new AppError(
    'room-in-use',
    `This room can’t be deleted now. ${who}. Have it deleted once they have left (when=empty), or end the call with it (when=now).`,
    { details: { people } },
  );
}
