import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { listMoveChanges, type MoveChange } from '../../data/migration/move-changes';
import { readUndoings, type Undoing } from '../../data/migration/undone-moves';
import { findRoomOrThrow } from '../../rooms/find-room';
import type { Page, Paging } from '../../schemas/paging';
import type { MoveChangeView } from '../../schemas/room-moves';
import { examineRest, type RestOfChange } from './examine-rest';
import { undoableUntil } from './undo-moves';

/**
 * Moves by hand, puttings back and undoings, the newest first, each with until when it can be undone.
 * @param asked.room only those that this room was part of
 * @throws AppError not-signed-in, forbidden, room-not-found, invalid-request for a wrong cursor
 */
export async function listMoves(
  actor: Actor,
  asked: Paging & { readonly room?: string | undefined },
): Promise<Page<MoveChangeView>> {
  requireAdmin(actor);
  const room = asked.room === undefined ? undefined : (await findRoomOrThrow(asked.room)).room;
  const page = await listMoveChanges({ limit: asked.limit, cursor: asked.cursor, roomId: room?.id });
  const now = new Date();
  const inQuestion = page.items.filter((change) => change.undoneAt !== null || undoableUntil(change) > now);
  const undoings = await readUndoings(inQuestion.map(({ id }) => id));
  const views = page.items.map(async (change) => {
    const undoing = undoings.get(change.id) ?? STANDS;
    return toView({ change, undoing, rest: await examineRest(change, undoing, now), now });
  });
  return { items: await Promise.all(views), nextCursor: page.nextCursor };
}

const STANDS: Undoing = { rooms: 0, kept: [] };

function toView({
  change,
  undoing,
  rest,
  now,
}: {
  readonly change: MoveChange;
  readonly undoing: Undoing;
  readonly rest: RestOfChange;
  readonly now: Date;
}): MoveChangeView {
  const until = undoableUntil(change);
  // What an undo of it came to may be undone as well: then it stands again.
  const isUndone = undoing.rooms > 0;
  const isUndoable = change.rooms > undoing.rooms && !rest.isLost && until > now;
  return {
    changeId: change.id,
    kind: change.kind,
    at: change.at.toISOString(),
    by: change.by,
    platform: change.platform,
    expiresAt: change.expiresAt?.toISOString() ?? null,
    note: change.note,
    rooms: change.rooms,
    examples: [...change.examples],
    undoesId: change.undoesId,
    ways: [...change.ways],
    undoableUntil: isUndoable ? until.toISOString() : null,
    canBeUndone: rest.canBeUndone,
    undoneAt: isUndone ? (change.undoneAt?.toISOString() ?? null) : null,
    undoneBy: isUndone ? change.undoneBy : null,
    undoneRooms: undoing.rooms,
    kept: [...rest.kept],
  };
}
