import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { listMoveChanges, type MoveChange } from '../../data/move-changes';
import { findRoomOrThrow } from '../../rooms/find-room';
import type { Page, Paging } from '../../schemas/paging';
import type { MoveChangeView } from '../../schemas/room-moves';
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
  return { items: page.items.map((change) => toView(change, now)), nextCursor: page.nextCursor };
}

function toView(change: MoveChange, now: Date): MoveChangeView {
  const until = undoableUntil(change);
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
    undoableUntil: change.undoneAt === null && until > now ? until.toISOString() : null,
    undoneAt: change.undoneAt?.toISOString() ?? null,
    undoneBy: change.undoneBy,
  };
}
