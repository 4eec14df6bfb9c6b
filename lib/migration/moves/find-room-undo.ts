import type { MovedRoom } from '../../data/migration/moved-rooms';
import { nameOfRoom } from '../../data/rooms/deleted-rooms';
import type { RoomListing } from '../../rooms/room';
import { labelOfPlatform } from '../words/label-of-platform';

interface Obstacle {
  readonly why: string;
  readonly remedy: string | null;
}

/** What undoing a change means for one of its rooms. */
export type RoomUndo =
  /** It was undone for this room already. */
  | { readonly kind: 'undone' }
  /** The remedy is null where nothing brings it back to how the change left it. */
  | ({ readonly kind: 'kept' } & Obstacle)
  | { readonly kind: 'restored'; readonly moved: MovedRoom };

/**
 * Whether a change can be undone for one room: where the room is as the change left it. What came later and was undone
 * since doesn't count, nor does what has run out and leaves nothing: that brings no earlier move back. Pure.
 * @param changes what was done to the room by the change, which comes first, and since
 */
export function findRoomUndo(changes: readonly MovedRoom[], listing: RoomListing): RoomUndo {
  const [moved, ...later] = changes;
  if (!moved) throw new Error('A room of a change that did nothing to it.');
  const undone = findUndone(changes);
  if (undone.has(moved.changeId)) return { kind: 'undone' };
  const [left = moved, ...since] = withoutRunOut([moved, ...later], undone);
  const obstacle = findObstacle(left, listing, findStanding(since, undone));
  return obstacle === null ? { kind: 'restored', moved: left } : { kind: 'kept', ...obstacle };
}

/**
 * A move that ran out took what came before it along: of neither is anything left to bring back but pins that were taken
 * off.
 */
function withoutRunOut(changes: readonly MovedRoom[], undone: ReadonlySet<string>): MovedRoom[] {
  const last = changes.findLastIndex(
    ({ changeId, overrideId, leaves }) => overrideId !== null && leaves === null && !undone.has(changeId),
  );
  return changes.map((change, index) => (index > last ? change : { ...change, leaves: null, restores: null }));
}

/** The changes that were undone, by an undo that was not undone itself. */
function findUndone(changes: readonly MovedRoom[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const { changeId, undoesId } of changes.toReversed()) {
    if (undoesId !== null && !undone.has(changeId)) undone.add(undoesId);
  }
  return undone;
}

/** The latest of these that the room still shows; null where each was undone or is over. */
function findStanding(later: readonly MovedRoom[], undone: ReadonlySet<string>): MovedRoom | null {
  const among = new Set(later.map(({ changeId }) => changeId));
  const standing = later.filter(
    (change) =>
      !undone.has(change.changeId) && !isOver(change) && (change.undoesId === null || !among.has(change.undoesId)),
  );
  return standing.at(-1) ?? null;
}

/** Neither what it did nor what it undoes holds any more. */
function isOver({ leaves, restores, pin }: MovedRoom): boolean {
  return leaves === null && restores === null && pin === null;
}

function findObstacle(moved: MovedRoom, { room, override }: RoomListing, standing: MovedRoom | null): Obstacle | null {
  if (room.deletedAt !== null) {
    if (nameOfRoom(room) === null) return forGood('It is deleted, and its name was freed.');
    return { why: 'It is deleted.', remedy: 'Restore it, then undo this again.' };
  }
  if (isOver(moved)) return forGood('The move ran out by itself.');
  if (standing) return { why: describeStanding(standing), remedy: 'Undo that first.' };
  if (moved.pin && room.pin !== moved.pin.after) return forGood(`Its pin was changed since, to ${room.pin}.`);
  const isAsLeft = (override?.id ?? null) === moved.leaves;
  const isPinned = (moved.pin?.before ?? room.pin) === 'required';
  if (isPinned && (!isAsLeft || moved.restores !== null)) return forGood('It was pinned to its home since.');
  // Nobody moved it since: it was pinned for a while, a finished migration was settled, or the plan was rolled back.
  return isAsLeft ? null : forGood('Its move was ended since, by a pin or by settling or rolling back the plan.');
}

const forGood = (why: string): Obstacle => ({ why, remedy: null });

function describeStanding({ kind, by, platform }: MovedRoom): string {
  if (kind === 'put-back') return `It was put back since, by ${by}.`;
  if (kind === 'undo') return `Another move of it was undone since, by ${by}.`;
  return `It was moved again since, to ${labelOfPlatform(platform ?? '')} by ${by}.`;
}
