import type { Actor } from '../access/actor';
import { selectGatherings } from '../data/meetings/room-history';
import { findRoomToManage } from '../rooms/find-room';
import type { GatheringView } from '../schemas/history';
import type { Page, Paging } from '../schemas/paging';
import { toGatheringView } from './to-gathering-view';

/**
 * What was held in a room, newest first, with who was in it and from when to when. For its owner and administrators.
 * @throws AppError not-signed-in, forbidden, room-not-found, room-not-open-to-you
 */
export async function listHistory(asked: { actor: Actor; slug: string; paging: Paging }): Promise<Page<GatheringView>> {
  const { actor, slug, paging } = asked;
  const { room } = await findRoomToManage(slug, actor);
  const page = await selectGatherings(room.id, paging);
  return { items: page.items.map((gathering) => toGatheringView(gathering, actor)), nextCursor: page.nextCursor };
}
