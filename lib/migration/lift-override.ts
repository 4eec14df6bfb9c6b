import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireAdmin } from '../access/policies';
import { endOverride } from '../data/overrides';
import { touchRoom } from '../data/room-writes';
import { withTransaction } from '../data/sql';
import { findRoomOrThrow, lockRoomForChange, readChangedRoom } from '../rooms/find-room';
import { recordRoomChange } from '../rooms/record-room-change';
import { overrideNotFound } from './get-override';

/**
 * Takes a move by hand back. People in a call stay; the next meeting is decided without it.
 * @param ifMatch the version of the room that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, room-not-found, override-not-found, changed-meanwhile
 */
export async function liftOverride(asked: { actor: Actor; slug: string; ifMatch: number | null }): Promise<void> {
  const { actor, slug, ifMatch } = asked;
  requireAdmin(actor);
  const found = await findRoomOrThrow(slug);
  await withTransaction(async (transaction) => {
    const before = await lockRoomForChange(transaction, found, ifMatch);
    if (!before.override) throw overrideNotFound();
    const liftedBy = describeActor(actor);
    await endOverride(transaction, before.room.id, liftedBy);
    await touchRoom(transaction, before.room.id, liftedBy);
    const after = await readChangedRoom(transaction, before.room.id);
    await recordRoomChange(transaction, { actor, action: 'override.lifted', before, after });
  });
}
