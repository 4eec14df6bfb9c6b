import type { MoveChange } from '../../data/move-changes';
import { listMovesSince } from '../../data/moved-rooms';
import { listRoomsById } from '../../data/rooms-by-id';
import type { Undoing } from '../../data/undone-moves';
import type { MoveChangeView } from '../../schemas/room-moves';
import { findRoomUndo, type RoomUndo } from './find-room-undo';
import { undoableUntil } from './undo-moves';

/** A room that an undo left alone; `isForGood` where no undo of that change ever brings it back. */
export type KeptOfChange = MoveChangeView['kept'][number] & { readonly isForGood: boolean };

/** Of a change that is undone for some of its rooms: the first of the others, each with what stands in the way by now. */
export async function explainKeptRooms(
  change: MoveChange,
  { rooms, kept }: Undoing,
  now: Date,
): Promise<KeptOfChange[]> {
  if (rooms === 0 || kept.length === 0) return [];
  const ids = kept.map(({ roomId }) => roomId);
  const [listings, changes] = await Promise.all([listRoomsById(ids), listMovesSince(change.id, ids)]);
  const isInTime = undoableUntil(change) > now;
  return kept.flatMap(({ roomId, name }) => {
    const [listing, done] = [listings.get(roomId), changes.get(roomId)];
    if (!listing || !done?.length) return [];
    const undo = findRoomUndo(done, listing);
    return [{ name, reason: explain(undo, isInTime), isForGood: undo.kind === 'kept' && undo.remedy === null }];
  });
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
