import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import type { Decision } from '../decision';
import { toMoveOrder } from '../moves/move-rooms';
import { readMigrationFacts } from '../read-migration-facts';
import { describeDecision } from '../words/describe-decision';
import { labelOfPlatform } from '../words/label-of-platform';
import { findRoomByNameToMove } from './find-room-by-name-to-move';
import { moveOne } from './set-override';

/**
 * Takes a move by hand back. People in a call stay; the next meeting is decided without it.
 * @param ifMatch the version of the room that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, room-not-found, override-not-found, changed-meanwhile
 */
export async function liftOverride(asked: { actor: Actor; slug: string; ifMatch: number | null }): Promise<void> {
  const { actor, slug, ifMatch } = asked;
  requireAdmin(actor);
  const found = await findRoomByNameToMove(slug);
  const order = toMoveOrder(actor, { platform: null, waive: [], removePins: false });
  const facts = await readMigrationFacts();
  await withTransaction(async (transaction) => {
    const { after, next } = await moveOne(transaction, found, { actor, slug, order, facts, ifMatch });
    if (!after) throw overrideNotFound(next);
  });
}

/** @param next what the room's next meeting gets as things are */
function overrideNotFound(next: Decision): AppError {
  const why = describeDecision(next, { labelOf: labelOfPlatform, showsNames: true, now: new Date() });
  const message = `This room is not moved by hand, so there is nothing to take back. Its next meeting: ${why}`;
  return new AppError('override-not-found', message);
}
