import type { Actor } from '../access/actor';
import { isAdmin, isSignedIn, requireSignedIn, userIdOf } from '../access/policies';
import { listRooms as listKeptRooms, type RoomListFilter } from '../data/rooms/rooms';
import type { Page } from '../schemas/paging';
import type { RoomView } from '../schemas/room';
import { toRoomView } from './to-room-view';

export interface ListRoomsInput extends Omit<RoomListFilter, 'viewer'> {
  readonly actor: Actor;
}

/**
 * Rooms that the actor may see, by name, with who is in them.
 * @throws AppError invalid-request for a wrong cursor; not-signed-in where a guest asks for own or deleted rooms
 */
export async function listRooms({ actor, ...filter }: ListRoomsInput): Promise<Page<RoomView>> {
  if (filter.isOwn || filter.isDeleted) requireSignedIn(actor);
  const page = await listKeptRooms({
    ...filter,
    viewer: { isAdmin: isAdmin(actor), isSignedIn: isSignedIn(actor), userId: userIdOf(actor) },
  });
  return { items: page.items.map((listing) => toRoomView(listing, actor)), nextCursor: page.nextCursor };
}
