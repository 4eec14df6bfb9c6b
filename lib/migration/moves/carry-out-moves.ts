import { randomUUID } from 'node:crypto';
import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { userIdOf } from '../../access/policies';
import { assertVersion } from '../../audit/assert-version';
import { type MoveChangeToWrite, writeMoves } from '../../data/migration/room-moves';
import { nameOfRoom } from '../../data/rooms/deleted-rooms';
import { readRoomFacts, UNKNOWN_ROOM } from '../../data/rooms/room-facts';
import { listRoomsById, lockRooms } from '../../data/rooms/rooms-by-id';
import { type SqlRunner, sql } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { recordRoomChanges } from '../../rooms/record-room-changes';
import type { RoomListing } from '../../rooms/room';
import type { MigrationFacts } from '../read-migration-facts';
import { type AssessedMove, assessRoomMove, type MoveOrder, type MoveRefusal } from './assess-room-move';
import { keepPeopleInPlace } from './keep-people-in-place';
import { movePeopleAlong } from './move-people-along';
import type { RefusedName, RoomToMove } from './room-to-move';

/** What moves would do, room by room. */
export interface AssessedMoves {
  readonly moves: readonly AssessedMove[];
  /** Rooms that were deleted since their names were looked up. */
  readonly gone: readonly RefusedName[];
}

/**
 * Looks at every room of a move as it is now.
 * @param transaction in which the rooms are locked, so that what is found out holds; null for a preview
 */
export async function assessMoves(
  asked: {
    readonly rooms: readonly RoomToMove[];
    readonly order: MoveOrder;
    readonly facts: MigrationFacts;
    readonly now: Date;
  },
  transaction: SqlRunner | null,
): Promise<AssessedMoves> {
  const { rooms, order, facts, now } = asked;
  const ids = rooms.map(({ roomId }) => roomId);
  const listings = await (transaction ? lockRooms(transaction, ids) : listRoomsById(ids));
  const factsOfRooms = await readRoomFacts(ids, transaction ?? sql);
  const moves: AssessedMove[] = [];
  const gone: RefusedName[] = [];
  for (const { roomId, version } of rooms) {
    const listing = listings.get(roomId);
    if (!listing || listing.room.deletedAt !== null) {
      const name = (listing && nameOfRoom(listing.room)) ?? roomId;
      gone.push({ name, message: `The room “${name}” was deleted. Restore it first.` });
      continue;
    }
    const roomFacts = factsOfRooms.get(roomId) ?? UNKNOWN_ROOM;
    const move = assessRoomMove({ listing, roomFacts, facts, now }, order);
    const stale = await findChange(listing, version, transaction ?? sql);
    moves.push(stale ? { ...move, refusal: stale } : move);
  }
  return { moves, gone };
}

/** What happened to a room since the version that was looked at; null where nothing did. */
async function findChange(
  { room }: RoomListing,
  version: number | null,
  runner: SqlRunner,
): Promise<MoveRefusal | null> {
  try {
    await assertVersion(runner, { kind: 'room', ...room }, version);
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'changed-meanwhile') throw error;
    return { kind: 'changed', code: error.code, message: error.message, details: error.details };
  }
}

/** Rooms as they are after they were moved, and what undoes that. */
export interface CarriedOutMoves {
  readonly changeId: string;
  readonly after: ReadonlyMap<string, RoomListing>;
}

/** Moves the rooms that aren't refused, or puts them back, as one change. Null where there is nothing to change. */
export async function carryOutMoves(
  transaction: SqlRunner,
  asked: { readonly actor: Actor; readonly order: MoveOrder; readonly moves: readonly AssessedMove[] },
): Promise<CarriedOutMoves | null> {
  const { actor, order } = asked;
  const moves = asked.moves.filter(({ refusal, isChange }) => refusal === null && isChange);
  if (moves.length === 0) return null;
  const { target, expiresAt, note } = order;
  const author = { createdById: userIdOf(actor), createdBy: describeActor(actor) };
  const changeId = randomUUID();
  const change: MoveChangeToWrite = {
    id: changeId,
    kind: target ? 'move' : 'put-back',
    by: describeActor(actor),
    byId: userIdOf(actor),
    platform: target?.id ?? null,
    expiresAt,
    note,
    undoesId: null,
  };
  await writeMoves(
    transaction,
    change,
    moves.map(({ listing, waive, removesPin }) => ({
      roomId: listing.room.id,
      override: target && { platform: target.id, expiresAt, note, waive, ...author },
      replacedId: listing.override?.id ?? null,
      pin: removesPin ? { before: listing.room.pin, after: 'none' } : undefined,
    })),
  );
  const after = await recordRoomChanges(transaction, {
    actor,
    action: target ? 'override.set' : 'override.lifted',
    before: moves.map(({ listing }) => listing),
    reason: note,
  });
  const staying = await keepPeopleInPlace(transaction, {
    actor,
    rooms: moves.map(({ listing, ...next }) => ({
      listing,
      before: next.before.platform,
      after: next.after.platform,
    })),
  });
  if (order.relocateAt !== null) await movePeopleAlong(transaction, { actor, moves, staying, at: order.relocateAt });
  return { changeId, after };
}
