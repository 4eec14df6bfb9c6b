import type { MoveChange } from '../../data/migration/move-changes';
import { listMovesSince } from '../../data/migration/moved-rooms';
import { listRoomsLeft, type Undoing } from '../../data/migration/undone-moves';
import { nameOfRoom } from '../../data/rooms/deleted-rooms';
import { listRoomsById } from '../../data/rooms/rooms-by-id';
import type { MoveChangeView } from '../../schemas/room-moves';
import { findRoomUndo, type RoomUndo } from './find-room-undo';
import { undoableUntil } from './undo-moves';

/** The rooms of a change that it isn't undone for. */
export interface RestOfChange {
  /** An undo at this moment would do something. */
  readonly canBeUndone: boolean;
  /** No undo of that change ever brings any of them back. */
  readonly isLost: boolean;
  /** The first of them, each with what stands in the way by now: of a change that is undone for others, or can't be at all. */
  readonly kept: MoveChangeView['kept'];
}

/** How many rooms of a change are named that can't be undone for any. */
const EXAMPLES = 3;

/** How many rooms are looked at with one question. */
const SLICE = 200;

/** What an undo of a change could still do, and why it leaves rooms alone. */
export async function examineRest(change: MoveChange, undoing: Undoing, now: Date): Promise<RestOfChange> {
  const rest = change.rooms - undoing.rooms;
  const isInTime = undoableUntil(change) > now;
  const isUndoneInPart = undoing.rooms > 0;
  if (rest === 0 || (!isInTime && !isUndoneInPart)) return { canBeUndone: false, isLost: false, kept: [] };
  const rooms = await examineRooms(
    change.id,
    undoing.kept.map(({ roomId }) => roomId),
  );
  const isAnyAsLeft = rooms.some(isAsLeft) || (rooms.length < rest && isInTime && (await isAnyOtherAsLeft(change.id)));
  const canBeUndone = isInTime && isAnyAsLeft;
  const named = isUndoneInPart ? rooms : canBeUndone ? [] : rooms.slice(0, EXAMPLES);
  return {
    canBeUndone,
    isLost: rooms.length === rest && rooms.every(({ undo }) => undo.kind === 'kept' && undo.remedy === null),
    kept: named.map(({ name, undo }) => ({ name, reason: explain(undo, isInTime) })),
  };
}

interface ExaminedRoom {
  readonly name: string | null;
  readonly undo: RoomUndo;
}

async function examineRooms(changeId: string, ids: readonly string[]): Promise<ExaminedRoom[]> {
  const [listings, changes] = await Promise.all([listRoomsById(ids), listMovesSince(changeId, ids)]);
  return ids.flatMap((roomId) => {
    const [listing, done] = [listings.get(roomId), changes.get(roomId)];
    return listing && done?.length ? [{ name: nameOfRoom(listing.room), undo: findRoomUndo(done, listing) }] : [];
  });
}

const isAsLeft = ({ undo }: ExaminedRoom) => undo.kind === 'restored';

/** Whether an undo would do something for any room of a change. Asked where the first ones can't be undone. */
async function isAnyOtherAsLeft(changeId: string): Promise<boolean> {
  const ids = await listRoomsLeft(changeId);
  for (let from = 0; from < ids.length; from += SLICE) {
    if ((await examineRooms(changeId, ids.slice(from, from + SLICE))).some(isAsLeft)) return true;
  }
  return false;
}

/** Why the room is as it is. What to do about it is said as long as something can be done. */
function explain(undo: RoomUndo, isInTime: boolean): string {
  switch (undo.kind) {
    case 'kept':
      return isInTime && undo.remedy !== null ? `${undo.why} ${undo.remedy}` : undo.why;
    case 'restored':
      return isInTime ? 'Nothing is in the way any more: undo the rest.' : 'It is as the move left it.';
    case 'undone':
      return 'It was undone as well just now.';
    default:
      return undo satisfies never;
  }
}
