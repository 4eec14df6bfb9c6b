import { randomUUID } from 'node:crypto';
import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { requireAdmin, userIdOf } from '../../access/policies';
import { lockMoveChange, type MoveChange } from '../../data/migration/move-changes';
import { listMovesSince, listRoomsOfChange, type MovedRoom } from '../../data/migration/moved-rooms';
import { type MoveChangeToWrite, writeMoves } from '../../data/migration/room-moves';
import { markChangeUndone } from '../../data/migration/undone-moves';
import { nameOfRoom } from '../../data/rooms/deleted-rooms';
import { readRoomFacts, UNKNOWN_ROOM } from '../../data/rooms/room-facts';
import { lockRooms } from '../../data/rooms/rooms-by-id';
import { type SqlRunner, withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { recordRoomChanges } from '../../rooms/record-room-changes';
import type { RoomListing } from '../../rooms/room';
import { UNDO_HOURS, type UndoAnswer } from '../../schemas/room-moves';
import { compareNames } from '../../schemas/sort-name';
import { decideNext } from '../decide-next';
import { type MigrationFacts, readMigrationFacts } from '../read-migration-facts';
import { type CallsAfterUndo, type CallWords, describeUndo, type KeptRoom, nameKept } from './describe-undo';
import { findRoomUndo } from './find-room-undo';
import { keepPeopleInPlace } from './keep-people-in-place';

/** A room of a change that is being undone. */
interface RoomToRestore {
  readonly moved: MovedRoom;
  readonly listing: RoomListing;
}

/**
 * Undoes a change of moves by hand, of one room or of many, within a day: the moves of before hold again, and pins that
 * were taken off are back. Of a move that ran out by itself nothing is left but such pins. Rooms that were changed again since are left alone and named; once that was undone as well,
 * the change can be undone for them too. People in calls stay, also
 * those whom the change was to move along and who are still where they were.
 * @throws AppError not-signed-in, forbidden, move-not-found; move-not-undoable where it is too old, was undone already, or
 * no room of it is as it left it
 */
export async function undoMoves({ actor, changeId }: { actor: Actor; changeId: string }): Promise<UndoAnswer> {
  requireAdmin(actor);
  const facts = await readMigrationFacts();
  return withTransaction(async (transaction) => {
    const change = await lockMoveChange(transaction, changeId);
    if (!change) throw new AppError('move-not-found', 'There is no such move.');
    const { restored, kept } = await sortRooms(transaction, change.id);
    if (restored.length === 0 && kept.length === 0) throw undoneAlready(change);
    assertInTime(change, new Date());
    if (restored.length === 0) throw nothingToUndo(kept);
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
      restored.map(({ moved, listing }) => ({
        roomId: listing.room.id,
        override: null,
        restoredId: moved.restores,
        replacedId: moved.overrideId,
        pin: moved.pin ? { before: moved.pin.after, after: moved.pin.before } : undefined,
      })),
    );
    const before = restored.map(({ listing }) => listing);
    await markChangeUndone(transaction, { changeId: change.id, by });
    const after = await recordRoomChanges(transaction, { actor, action: 'override.undone', before, reason: null });
    const calls = await settleCalls(transaction, { actor, facts, before, after });
    return {
      changeId: undo.id,
      rooms: before.map(({ room }) => room.slug).toSorted(compareNames),
      kept: toKeptViews(kept),
      sentence: describeUndo({ restored: restored.length, kept, ...calls }),
    };
  });
}

/** Keeps people where they are who were to be moved along, and finds the calls that went on elsewhere already. */
async function settleCalls(
  transaction: SqlRunner,
  undone: {
    readonly actor: Actor;
    readonly facts: MigrationFacts;
    readonly before: readonly RoomListing[];
    readonly after: ReadonlyMap<string, RoomListing>;
  },
): Promise<CallsAfterUndo> {
  const { actor, facts, before, after } = undone;
  const now = new Date();
  const factsOfRooms = await readRoomFacts([...after.keys()], transaction);
  const rooms = before.flatMap((earlier) => {
    const { id } = earlier.room;
    const listing = after.get(id);
    if (!listing) return [];
    const subject = { roomFacts: factsOfRooms.get(id) ?? UNKNOWN_ROOM, facts, now };
    const [was, is] = [decideNext({ ...subject, listing: earlier }), decideNext({ ...subject, listing })];
    return [{ listing, before: was.platform, after: is.platform }];
  });
  const staying = await keepPeopleInPlace(transaction, { actor, rooms });
  return {
    staying: [...staying.values()].map(toCall),
    elsewhere: rooms.flatMap(({ listing, after: next }) =>
      staying.has(listing.room.id) || !listing.live?.people || listing.live.platform === next ? [] : [toCall(listing)],
    ),
  };
}

const toCall = ({ room, live }: RoomListing): CallWords => ({ room: room.slug, platform: live?.platform ?? '' });

/** Sorts the rooms of a change that it isn't undone for yet. */
async function sortRooms(
  transaction: SqlRunner,
  changeId: string,
): Promise<{ restored: RoomToRestore[]; kept: KeptRoom[] }> {
  const ids = await listRoomsOfChange(changeId, transaction);
  const listings = await lockRooms(transaction, ids);
  const changes = await listMovesSince(changeId, ids, transaction);
  const restored: RoomToRestore[] = [];
  const kept: KeptRoom[] = [];
  for (const [roomId, listing] of listings) {
    const undo = findRoomUndo(changes.get(roomId) ?? [], listing);
    if (undo.kind === 'restored') restored.push({ moved: undo.moved, listing });
    if (undo.kind === 'kept') {
      const why = undo.remedy === null ? undo.why : `${undo.why} ${undo.remedy}`;
      kept.push({ name: nameOfRoom(listing.room), why });
    }
  }
  return { restored, kept: kept.toSorted((one, other) => compareNames(one.name ?? '', other.name ?? '')) };
}

function undoneAlready({ undoneBy, undoneAt }: MoveChange): AppError {
  return new AppError('move-not-undoable', `${undoneBy ?? 'Somebody'} undid this already.`, {
    details: { who: undoneBy, when: undoneAt?.toISOString() ?? null },
  });
}

/** @throws AppError move-not-undoable */
function assertInTime(change: MoveChange, now: Date): void {
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

/** The last moment at which a change can be undone in one go: a move that runs out before and took no pin off, until then. */
export function undoableUntil({
  at,
  expiresAt,
  tookPinsOff,
}: Pick<MoveChange, 'at' | 'expiresAt' | 'tookPinsOff'>): Date {
  const aDayOn = new Date(at.getTime() + UNDO_HOURS * 3_600_000);
  return expiresAt !== null && !tookPinsOff && expiresAt < aDayOn ? expiresAt : aDayOn;
}

function nothingToUndo(kept: readonly KeptRoom[]): AppError {
  const message = `No room of it is as it was left, so nothing was undone. ${nameKept(kept)}`;
  return new AppError('move-not-undoable', message, { details: { kept: toKeptViews(kept) } });
}

function toKeptViews(kept: readonly KeptRoom[]): UndoAnswer['kept'] {
  return kept.map(({ name, why }) => ({ name, reason: why }));
}
