import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import { findRoomOrThrow } from '../../rooms/find-room';
import { toOverrideView } from '../../rooms/to-override-view';
import type { OverrideView } from '../../schemas/override';

/** A move by hand and the version of its room, which a change of it is made from. */
export interface VersionedOverride {
  readonly override: OverrideView;
  readonly version: number;
}

/**
 * The move by hand of a room that is in force; null where there is none, which is how most rooms are.
 * @throws AppError not-signed-in, forbidden, room-not-found
 */
export async function getOverride(asked: {
  actor: Actor;
  slug: string;
}): Promise<{ override: OverrideView | null; version: number }> {
  const { actor, slug } = asked;
  requireAdmin(actor);
  const { room, override } = await findRoomOrThrow(slug);
  return { override: override ? toOverrideView(override) : null, version: room.version };
}
