import 'server-only';
import type { QueryResultRow } from 'pg';
import type { RoomListing } from '../../rooms/room';
import { type SqlRunner, sql } from '../sql';
import { type RoomListingRow, SELECT_ROOM_LISTING, toRoomListing } from './room-row';

/** A name and the room that it leads to, also by a name that the room had before. */
export interface NamedRoom {
  readonly name: string;
  /** Null where no room has the name, or the room was deleted. */
  readonly roomId: string | null;
  readonly isDeleted: boolean;
}

/** The rooms of many names, in the order of the names. One question, however many there are. */
export async function findRoomsByName(names: readonly string[], runner: SqlRunner = sql): Promise<NamedRoom[]> {
  const rows = await runner.query<{ name: string; room_id: string | null; is_deleted: boolean } & QueryResultRow>({
    text: `SELECT n.name, CASE WHEN r.deleted_at IS NULL THEN r.id END AS room_id,
                  coalesce(r.deleted_at IS NOT NULL, false) AS is_deleted
             FROM unnest($1::text[]) WITH ORDINALITY AS n(name, place)
             LEFT JOIN room_aliases a ON a.slug = lower(n.name)
             LEFT JOIN rooms r ON r.id = coalesce((SELECT id FROM rooms WHERE slug = lower(n.name)), a.room_id)
            ORDER BY n.place`,
    values: [names],
  });
  return rows.map(({ name, room_id, is_deleted }) => ({ name, roomId: room_id, isDeleted: is_deleted }));
}

/** Rooms by their ids, each with owner, move by hand and open meeting. Deleted ones are told of as well. */
export async function listRoomsById(
  roomIds: readonly string[],
  runner: SqlRunner = sql,
): Promise<ReadonlyMap<string, RoomListing>> {
  const rows = await runner.query<RoomListingRow>({
    text: `${SELECT_ROOM_LISTING} WHERE r.id = ANY ($1::uuid[])`,
    values: [roomIds],
  });
  return new Map(rows.map((row) => [row.id, toRoomListing(row)]));
}

/**
 * The same, locked until the transaction ends. Always locked in one order: two that each want many rooms wait for one
 * another and never stand in each other's way for good.
 */
export async function lockRooms(
  transaction: SqlRunner,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, RoomListing>> {
  await transaction.query({
    text: 'SELECT id FROM rooms WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
    values: [roomIds],
  });
  // A statement of its own, after the lock: what the holder before us committed must be seen.
  return listRoomsById(roomIds, transaction);
}
