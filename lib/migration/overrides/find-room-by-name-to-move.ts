import { findDeletedRoom, findRoomListing } from '../../data/rooms/rooms';
import { AppError } from '../../errors/app-error';
import { roomNotFound } from '../../rooms/find-room';
import type { RoomListing } from '../../rooms/room';

/** A room that an administrator moves alone: of a deleted one they read what to do, as they do where many are moved. @throws AppError room-not-found */
export async function findRoomByNameToMove(slug: string): Promise<RoomListing> {
  const found = await findRoomListing(slug);
  if (found) return found;
  if (await findDeletedRoom(slug)) {
    throw new AppError('room-not-found', `The room “${slug}” was deleted. Restore it first.`);
  }
  throw roomNotFound(slug);
}
