import { findAdminRooms } from '../../rooms/find-admin-rooms';
import type { RoomFilter } from '../../schemas/room-filter';
import type { MigrationFacts } from '../read-migration-facts';
import { assertFewEnough, type RoomsToMove } from './room-to-move';

/** The rooms that a list shows with a filter, as they are now. @throws AppError invalid-request where they are too many */
export async function findMatchingRooms(filter: RoomFilter, facts: MigrationFacts): Promise<RoomsToMove> {
  const found = await findAdminRooms(filter, { sort: 'name', facts, now: new Date() });
  assertFewEnough(found.length);
  return { rooms: found.map(({ id }) => ({ roomId: id, version: null })), missing: [] };
}
