import { randomUUID } from 'node:crypto';
import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { requireAdmin, userIdOf } from '../../access/policies';
import {
  listMovedRooms,
  lockMoveChange,
  type MoveChange,
  type MovedRoom,
  markChangeUndone,
} from '../../data/move-changes';
import {
  listOverridesById,
  listUnliftedOverrides,
  type MoveChangeToWrite,
  type OverrideToKeep,
  writeMoves,
} from '../../data/room-moves';
import { lockRooms } from '../../data/rooms-by-id';
import { type SqlRunner, withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { recordRoomChanges } from '../../rooms/record-room-changes';
import type { RoomListing } from '../../rooms/room';
import { UNDO_HOURS, type UndoAnswer } from '../../schemas/room-moves';
import { labelOfPlatform } from '../label-of-platform';
import { countOf } from '../plans/plan-words';

/** A room of a change that is being undone. */
interface RoomToRestore {
  readonly moved: MovedRoom;
  readonly listing: RoomListing;
  /** The move that held before the change, unless its time is over meanwhile. */
  readonly override: OverrideToKeep | null;
}

interface KeptRoom {
  readonly roomId: string;
  readonly name: string;
  readonly why: string;
}

/**
 * Undoes a change of moves by hand, of one room or of many, within a day: the moves of before hold again, and pins that
 * were taken off are back. Rooms that were changed again since are left alone and named. People in calls stay.
 * @throws AppError not-signed-in, forbidden, move-not-found; move-not-undoable where it is too old, was undone already, or
 * no room of it is as it left it
 */
export async function undoMoves({ actor, changeId }: { actor: Actor; changeId: string }): Promise<UndoAnswer> {
  requireAdmin(actor);
  return withTransaction(async (transaction) => {
    const change = await lockMoveChange(transaction, changeId);
    assertUndoable(change, new Date());
    const { restored, kept } = await sortRooms(transaction, change);
    if (restored.length === 0) throw nothingLeft(kept);
    const by = describeActor(actor);
    const undo: MoveChangeToWrite = {
      id: randomUUID(),
      kind: 'undo',
      by,
      byId: userIdOf(actor),
      undoesId: change.id,
      platform: null,
      expiresAt: null,
      note: null,
    };
    await writeMoves(
      transaction,
      undo,
      restored.map(({ moved, override }) => ({
        roomId: moved.roomId,
        override,
        replacedId: moved.overrideId,
        pin: moved.pin ? { before: moved.pin.after, after: moved.pin.before } : undefined,
      })),
    );
    await markChangeUndone(transaction, { changeId: change.id, by, kept });
    const before = restored.map(({ listing }) => listing);
    await recordRoomChanges(transaction, { actor, action: 'override.undone', before, reason: null });
    return toAnswer(undo.id, restored, kept);
  });
}

/** @throws AppError move-not-found, move-not-undoable */
function assertUndoable(change: MoveChange | null, now: Date): asserts change is MoveChange {
  if (!change) throw new AppError('move-not-found', 'There is no such move.');
  if (change.undoneAt !== null) {
    throw new AppError('move-not-undoable', `${change.undoneBy} undid this already.`, {
      details: { who: change.undoneBy, when: change.undoneAt.toISOString() },
    });
  }
  if (undoableUntil(change) > now) return;
  if (change.expiresAt !== null && change.expiresAt <= now) {
    throw new AppError('move-not-undoable', 'This move ran out by itself: there is nothing left to undo.', {
      details: { when: change.expiresAt.toISOString() },
    });
  }
  throw new AppError(
    'move-not-undoable',
    `This was done more than ${UNDO_HOURS} hours ago. Move the rooms again instead, or put them back.`,
  );
}

/** The last moment at which a change can be undone in one go: a move that runs out before and replaced nothing, until then. */
export function undoableUntil({
  at,
  expiresAt,
  replacedAnything,
}: Pick<MoveChange, 'at' | 'expiresAt' | 'replacedAnything'>): Date {
  const aDayOn = new Date(at.getTime() + UNDO_HOURS * 3_600_000);
  return expiresAt !== null && !replacedAnything && expiresAt < aDayOn ? expiresAt : aDayOn;
}

async function sortRooms(
  transaction: SqlRunner,
  { id: changeId, expiresAt }: MoveChange,
): Promise<{ restored: RoomToRestore[]; kept: KeptRoom[] }> {
  const rooms = await listMovedRooms(changeId, transaction);
  const ids = rooms.map(({ roomId }) => roomId);
  const listings = await lockRooms(transaction, ids);
  const inForce = await listUnliftedOverrides(transaction, ids);
  const replaced = await listOverridesById(
    rooms.flatMap(({ replacedId }) => replacedId ?? []),
    transaction,
  );
  const restored: RoomToRestore[] = [];
  const kept: KeptRoom[] = [];
  const now = new Date();
  for (const moved of rooms) {
    const listing = listings.get(moved.roomId);
    if (!listing) continue;
    const earlier = moved.replacedId === null ? null : (replaced.get(moved.replacedId) ?? null);
    const override = earlier?.expiresAt && earlier.expiresAt <= now ? null : earlier;
    const isOver = expiresAt !== null && expiresAt <= now && override === null && moved.pin === null;
    const why = isOver
      ? 'The move ran out by itself.'
      : findObstacle({ moved, listing, override }, inForce.get(moved.roomId) ?? null);
    if (why === null) restored.push({ moved, listing, override });
    else kept.push({ roomId: moved.roomId, name: listing.room.slug, why });
  }
  return { restored, kept };
}

/** Why a room is no longer as the change left it; null where it is. */
function findObstacle({ moved, listing, override }: RoomToRestore, inForce: string | null): string | null {
  const { room } = listing;
  if (room.deletedAt !== null) return 'It was deleted since.';
  if (moved.pin && room.pin !== moved.pin.after) return `Its pin was changed since, to ${room.pin}.`;
  if (inForce !== moved.overrideId) return describeLater(listing, inForce);
  if (room.pin === 'required' && override !== null) return 'It was pinned to its home since.';
  return null;
}

function describeLater({ room, override }: RoomListing, inForce: string | null): string {
  if (inForce === null) return room.pin === 'required' ? 'It was pinned to its home since.' : 'It was put back since.';
  if (!override) return 'It was moved again since, for a time that is over.';
  return `It was moved again since, to ${labelOfPlatform(override.platform)} by ${override.createdBy}.`;
}

function toAnswer(changeId: string, restored: readonly RoomToRestore[], kept: readonly KeptRoom[]): UndoAnswer {
  const rooms = restored.map(({ listing }) => listing.room.slug).toSorted();
  const done = `${countOf(rooms.length, 'room')} ${rooms.length === 1 ? 'is as it was' : 'are as they were'}`;
  const left = kept.length === 0 ? '' : `; ${kept.length} left alone, as ${describeKept(kept)}`;
  return { changeId, rooms, kept: kept.map(({ name, why }) => ({ name, reason: why })), sentence: `${done}${left}.` };
}

function describeKept(kept: readonly KeptRoom[]): string {
  return kept.length === 1 ? 'it was changed again since' : 'they were changed again since';
}

function nothingLeft(kept: readonly KeptRoom[]): AppError {
  const [first] = kept;
  const why = kept.length === 1 && first ? `${first.name}: ${first.why}` : 'Every room of it was changed again since.';
  return new AppError('move-not-undoable', `There is nothing left to undo. ${why}`, {
    details: { kept: kept.map(({ name, why: reason }) => ({ name, reason })) },
  });
}
