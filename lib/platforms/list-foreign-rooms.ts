import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { listForeignRooms as selectForeignRooms } from '../data/meetings/vendor-rooms';
import type { ForeignRoomsView } from '../schemas/platform';
import { findPlatformOrThrow } from './find-platform';

/** As many as somebody would read. */
const LONGEST_LIST = 100;

/**
 * Rooms on a platform's account that this installation didn't make, as the last sweep saw them. Nothing is ever done to
 * them.
 * @throws AppError not-signed-in, forbidden, platform-not-found
 */
export async function listForeignRooms({
  actor,
  platformId,
}: {
  actor: Actor;
  platformId: string;
}): Promise<ForeignRoomsView> {
  requireAdmin(actor);
  const { items, total } = await selectForeignRooms(findPlatformOrThrow(platformId).id, LONGEST_LIST);
  return {
    items: items.map(({ name, firstSeenAt, lastSeenAt }) => ({
      name,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
    total,
    nextCursor: null,
  };
}
