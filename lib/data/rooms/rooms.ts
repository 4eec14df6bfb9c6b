import 'server-only';
import type { Room, RoomListing } from '../../rooms/room';
import type { Page } from '../../schemas/paging';
import { toSortName } from '../../schemas/sort-name';
import { readPosition, toPage } from '../page';
import { type SqlRunner, sql } from '../sql';
import { isRestorable } from './deleted-rooms';
import { placeOfName } from './place-of-name';
import { type RoomListingRow, SELECT_ROOM_LISTING, toRoomListing } from './room-row';

/** What a name in an address may look like. Anything else names no room and is not worth a question. */
const SLUG = /^[a-z0-9-]{1,60}$/;

export interface FoundRoom {
  readonly room: Room;
  /** True where the room was asked for by a name that it had before, or in capitals: its address is another. */
  readonly isAlias: boolean;
}

/** A room by its name or by one it had before; deleted rooms are not found. */
export async function findRoomBySlug(slug: string, runner: SqlRunner = sql): Promise<FoundRoom | null> {
  const listing = await findRoomListing(slug, runner);
  return listing && { room: listing.room, isAlias: listing.room.slug !== slug };
}

/** The same, with what goes on in the room. */
export async function findRoomListing(slug: string, runner: SqlRunner = sql): Promise<RoomListing | null> {
  const name = slug.toLowerCase();
  if (!SLUG.test(name)) return null;
  const [row] = await runner.query<RoomListingRow>({
    name: 'find-room-by-slug',
    text: `${SELECT_ROOM_LISTING}
           WHERE r.deleted_at IS NULL AND (r.slug = $1 OR r.id = (SELECT room_id FROM room_aliases WHERE slug = $1))
           ORDER BY r.slug = $1 DESC LIMIT 1`,
    values: [name],
  });
  return row ? toRoomListing(row) : null;
}

/** A deleted room that can still be brought back. */
export async function findDeletedRoom(slug: string, runner: SqlRunner = sql): Promise<Room | null> {
  const name = slug.toLowerCase();
  if (!SLUG.test(name)) return null;
  const [row] = await runner.query<RoomListingRow>({
    text: `${SELECT_ROOM_LISTING}
           WHERE ${isRestorable('r')}
             AND (r.slug = $1 OR r.id = (SELECT room_id FROM room_aliases WHERE slug = $1))
           ORDER BY r.slug = $1 DESC LIMIT 1`,
    values: [name],
  });
  return row ? toRoomListing(row).room : null;
}

/** A room locked until the transaction ends, deleted or not: its changes stand in line. */
export async function lockRoom(transaction: SqlRunner, roomId: string): Promise<RoomListing | null> {
  await transaction.query({
    name: 'lock-room',
    text: 'SELECT 1 FROM rooms WHERE id = $1 FOR NO KEY UPDATE',
    values: [roomId],
  });
  // A statement of its own, after the lock: what the holder before us committed must be seen.
  const [row] = await transaction.query<RoomListingRow>({
    name: 'find-room-by-id',
    text: `${SELECT_ROOM_LISTING} WHERE r.id = $1`,
    values: [roomId],
  });
  return row ? toRoomListing(row) : null;
}

/** Whose eyes a list is for. */
export interface RoomListViewer {
  readonly isAdmin: boolean;
  readonly isSignedIn: boolean;
  readonly userId: string | null;
}

export interface RoomListFilter {
  readonly viewer: RoomListViewer;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Part of a name, title or tag; of deleted rooms also of a name that they had before, which they keep taken. */
  readonly search?: string | undefined;
  readonly platform?: string | undefined;
  readonly tag?: string | undefined;
  readonly visibility?: string | undefined;
  /** Only rooms with an open meeting. */
  readonly isLive?: boolean | undefined;
  /** Only rooms that the viewer owns. */
  readonly isOwn?: boolean | undefined;
  /** Only deleted rooms that can be brought back, and of those the viewer's own (all for administrators). */
  readonly isDeleted?: boolean | undefined;
}

/** Rooms that the viewer may see. One question, whatever the number of rooms. */
export async function listRooms(filter: RoomListFilter): Promise<Page<RoomListing>> {
  const { viewer, limit } = filter;
  const slug = readPosition(filter.cursor, SLUG);
  const rows = await sql.query<RoomListingRow>({
    text: `${SELECT_ROOM_LISTING}
           WHERE ($1::text IS NULL OR (r.sort_name, r.slug) > (${placeOfName('$1', '$13')}, $1))
             AND CASE WHEN $2 THEN ${isRestorable('r')}
                                   AND ($3 OR r.owner_id = $5)
                      ELSE r.deleted_at IS NULL
                           AND ($3 OR r.visibility = 'open' OR (r.visibility = 'members' AND $4) OR r.owner_id = $5) END
             AND (NOT $6 OR r.owner_id = $5)
             AND ($7::text IS NULL OR strpos(r.slug, lower($7)) > 0 OR strpos(lower(r.title), lower($7)) > 0
                  OR lower($7) = ANY (r.tags)
                  OR ($2 AND EXISTS (SELECT 1 FROM room_aliases a WHERE a.room_id = r.id AND strpos(a.slug, lower($7)) > 0)))
             AND ($8::text IS NULL OR r.platform = $8)
             AND ($9::text IS NULL OR $9 = ANY (r.tags))
             AND ($10::text IS NULL OR r.visibility = $10)
             AND (NOT $11 OR m.id IS NOT NULL)
           ORDER BY r.sort_name, r.slug LIMIT $12`,
    values: [
      slug,
      filter.isDeleted ?? false,
      viewer.isAdmin,
      viewer.isSignedIn,
      viewer.userId,
      filter.isOwn ?? false,
      filter.search || null,
      filter.platform ?? null,
      filter.tag ?? null,
      filter.visibility ?? null,
      filter.isLive ?? false,
      limit + 1,
      slug === null ? null : toSortName(slug),
    ],
  });
  return toPage(rows.map(toRoomListing), limit, ({ room }) => room.slug);
}
