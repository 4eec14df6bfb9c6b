import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import type { SqlRunner } from '../../data/sql';
import { withTransaction } from '../../data/sql';
import { roomNotFound } from '../../rooms/find-room';
import type { RoomListing } from '../../rooms/room';
import { toOverrideView } from '../../rooms/to-override-view';
import type { SetOverrideInput } from '../../schemas/override';
import type { Decision } from '../decision';
import { type MoveOrder, toError } from '../moves/assess-room-move';
import { assessMoves, carryOutMoves } from '../moves/carry-out-moves';
import { toMoveOrder } from '../moves/move-rooms';
import { type MigrationFacts, readMigrationFacts } from '../read-migration-facts';
import { findRoomByNameToMove } from './find-room-by-name-to-move';
import type { VersionedOverride } from './get-override';

/** A move of one room alone. */
export interface MoveOfOne {
  readonly actor: Actor;
  readonly slug: string;
  readonly order: MoveOrder;
  readonly facts: MigrationFacts;
  /** The version of the room that the caller looked at, or null. */
  readonly ifMatch: number | null;
}

/**
 * Moves a room to a platform by hand, in place of any earlier move. People in a call stay; the next meeting moves.
 * @param ifMatch the version of the room that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, room-not-found, invalid-request (unknown platform, end in the past),
 * platform-not-configured, room-pinned, room-closing, platform-cannot-take-room, changed-meanwhile
 */
export async function setOverride(asked: {
  actor: Actor;
  slug: string;
  input: Omit<SetOverrideInput, 'removePin'> & { readonly removePin?: boolean };
  ifMatch: number | null;
}): Promise<VersionedOverride> {
  const { actor, slug, input, ifMatch } = asked;
  requireAdmin(actor);
  const found = await findRoomByNameToMove(slug);
  const order = toMoveOrder(actor, { ...input, removePins: input.removePin ?? false });
  const facts = await readMigrationFacts();
  return withTransaction(async (transaction) => {
    const { after } = await moveOne(transaction, found, { actor, slug, order, facts, ifMatch });
    if (!after?.override) throw new Error('A room was moved and has no move.');
    return { override: toOverrideView(after.override), version: after.room.version };
  });
}

/**
 * Moves one room, or puts it back.
 * @returns the room afterwards, null where there was nothing to put back, and what its next meeting gets
 * @throws AppError room-not-found, room-pinned, room-closing, platform-cannot-take-room, changed-meanwhile
 */
export async function moveOne(
  transaction: SqlRunner,
  { room }: RoomListing,
  { actor, slug, order, facts, ifMatch }: MoveOfOne,
): Promise<{ readonly after: RoomListing | null; readonly next: Decision }> {
  const rooms = [{ roomId: room.id, version: ifMatch }];
  const { moves } = await assessMoves({ rooms, order, facts, now: new Date() }, transaction);
  const [move] = moves;
  if (!move) throw roomNotFound(slug);
  if (move.refusal) throw toError(move.refusal);
  const carriedOut = await carryOutMoves(transaction, { actor, order, moves });
  return { after: carriedOut?.after.get(room.id) ?? null, next: move.after };
}
