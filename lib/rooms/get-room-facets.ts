import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { countRoomFacets } from '../data/rooms/admin-rooms';
import type { RoomFacetsView } from '../schemas/room-filter';

/** What the list of rooms can be narrowed down by. @throws AppError not-signed-in, forbidden */
export async function getRoomFacets(actor: Actor): Promise<RoomFacetsView> {
  requireAdmin(actor);
  const { owners, tags } = await countRoomFacets();
  return { owners: [...owners], tags: [...tags] };
}
