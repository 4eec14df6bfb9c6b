import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireRoomManager, requireSignedIn } from '../access/policies';
import { markRoomClosing, markRoomDeleted } from '../data/rooms/room-writes';
import { findDeletedRoom, lockRoom } from '../data/rooms/rooms';
import { withTransaction } from '../data/sql';
import { tellOpenCalls } from '../meetings/relocation/tell-open-calls';
import type { RoomView } from '../schemas/room';
import { findRoomToManage, lockRoomForChange, readChangedRoom, roomNotFound } from './find-room';
import { recordRoomChange } from './record-room-change';
import type { RoomListing } from './room';
import { toRoomView } from './to-room-view';

/**
 * Brings a deleted room back as it was, within 30 days; one that waits to be deleted stays and takes newcomers again. One
 * that is neither is answered as it is, so that an undo may be sent twice.
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you
 */
export async function restoreRoom({ actor, slug }: { actor: Actor; slug: string }): Promise<RoomView> {
  requireSignedIn(actor);
  const deleted = await findDeletedRoom(slug);
  if (!deleted) return toRoomView(await keepRoom(await findRoomToManage(slug, actor), actor), actor);
  requireRoomManager(actor, deleted);
  const listing = await withTransaction(async (transaction) => {
    const before = await lockRoom(transaction, deleted.id);
    if (!before) throw roomNotFound(slug);
    if (before.room.deletedAt === null) return before;
    await markRoomDeleted(transaction, deleted.id, { isDeleted: false, by: describeActor(actor) });
    const after = await readChangedRoom(transaction, deleted.id);
    await recordRoomChange(transaction, { actor, action: 'room.restored', before, after });
    return after;
  });
  return toRoomView(listing, actor);
}

/** The room isn't deleted when its call is over, after all. */
async function keepRoom(found: RoomListing, actor: Actor): Promise<RoomListing> {
  if (found.room.closingSince === null) return found;
  return withTransaction(async (transaction) => {
    const before = await lockRoomForChange(transaction, found, null);
    if (before.room.closingSince === null) return before;
    await markRoomClosing(transaction, before.room.id, { isClosing: false, by: describeActor(actor) });
    await tellOpenCalls(transaction, before.room.id);
    const after = await readChangedRoom(transaction, before.room.id);
    await recordRoomChange(transaction, { actor, action: 'room.kept', before, after });
    return after;
  });
}
