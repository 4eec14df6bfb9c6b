import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { withTransaction } from '../data/sql';
import { findRoomOrThrow } from '../rooms/find-room';
import { overrideNotFound } from './get-override';
import { toMoveOrder } from './moves/move-rooms';
import { readMigrationFacts } from './read-migration-facts';
import { moveOne } from './set-override';

/**
 * Takes a move by hand back. People in a call stay; the next meeting is decided without it.
 * @param ifMatch the version of the room that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, room-not-found, override-not-found, changed-meanwhile
 */
export async function liftOverride(asked: { actor: Actor; slug: string; ifMatch: number | null }): Promise<void> {
  const { actor, slug, ifMatch } = asked;
  requireAdmin(actor);
  const found = await findRoomOrThrow(slug);
  const order = toMoveOrder(actor, { platform: null, waive: [], removePins: false });
  const facts = await readMigrationFacts();
  await withTransaction(async (transaction) => {
    const after = await moveOne(transaction, found, { actor, slug, order, facts, ifMatch });
    if (!after) throw overrideNotFound();
  });
}
