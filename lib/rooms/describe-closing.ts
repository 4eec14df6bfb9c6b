import type { Actor } from '../access/actor';
import { isAdmin } from '../access/policies';
import type { RoomClosingView } from '../schemas/room';

/** That a room waits to be deleted, as this actor may know it: who asked for it is the administrators' to know. */
export function describeClosing(
  room: { readonly closingSince: Date | null; readonly closingBy: string | null; readonly deletedAt?: Date | null },
  actor: Actor,
): RoomClosingView | null {
  const { closingSince, closingBy, deletedAt = null } = room;
  if (closingSince === null || deletedAt !== null) return null;
  return { since: closingSince.toISOString(), by: isAdmin(actor) ? closingBy : null };
}
