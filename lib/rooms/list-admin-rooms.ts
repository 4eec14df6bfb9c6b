import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { readPosition, toPage } from '../data/page';
import {
  countMatchingRooms,
  listLatestMeetings,
  listRoomKeys,
  type RoomKey,
  type RoomPosition,
} from '../data/rooms/admin-rooms';
import { readRoomFacts, UNKNOWN_ROOM } from '../data/rooms/room-facts';
import { listRoomsById } from '../data/rooms/rooms-by-id';
import { decideNext } from '../migration/decide-next';
import { type MigrationFacts, readMigrationFacts } from '../migration/read-migration-facts';
import type { AdminRoomView } from '../schemas/overview';
import type { Page, Paging } from '../schemas/paging';
import type { AdminRoomSort, RoomFilter } from '../schemas/room-filter';
import { asksForDecisions, findAdminRooms, roomsAfter } from './find-admin-rooms';
import { readWaiting, toAdminRoomView } from './to-admin-room-view';

/**
 * All rooms for an administrator, each with what its next meeting gets and why, what waits for a call to end, and what
 * follows a move by hand.
 * @throws AppError not-signed-in, forbidden, invalid-request for a wrong cursor
 */
export async function listAdminRooms(
  actor: Actor,
  asked: Paging & RoomFilter & { readonly sort: AdminRoomSort },
): Promise<Page<AdminRoomView> & { total: number }> {
  requireAdmin(actor);
  const now = new Date();
  const facts = await readMigrationFacts();
  const { page, total } = await findPage(asked, facts, now);
  const ids = page.items.map(({ id }) => id);
  const [listings, factsOfRooms, latest] = await Promise.all([
    listRoomsById(ids),
    readRoomFacts(ids),
    listLatestMeetings(ids),
  ]);
  const rooms = ids.flatMap((id) => {
    const listing = listings.get(id);
    // Deleted since the page was cut.
    if (!listing || listing.room.deletedAt !== null) return [];
    const subject = { listing, roomFacts: factsOfRooms.get(id) ?? UNKNOWN_ROOM, facts, now };
    return [{ ...subject, decision: decideNext(subject) }];
  });
  const waiting = await readWaiting(rooms);
  const items = rooms.map((room) => {
    const { id } = room.listing.room;
    return toAdminRoomView(room, { actor, lastMeetingAt: latest.get(id) ?? null, waiting: waiting.get(id) ?? null });
  });
  return { items, nextCursor: page.nextCursor, total };
}

async function findPage(
  { limit, cursor, sort, ...filter }: Parameters<typeof listAdminRooms>[1],
  facts: MigrationFacts,
  now: Date,
): Promise<{ page: Page<RoomKey>; total: number }> {
  const after = readRoomPosition(cursor, sort);
  const positionOf = ({ value, slug }: RoomKey) => `${sort}:${value}:${slug}`;
  if (asksForDecisions(filter)) {
    const keys = await findAdminRooms(filter, { sort, facts, now });
    return { page: toPage(roomsAfter(keys, after, sort), limit, positionOf), total: keys.length };
  }
  const { next: _next, reason: _reason, ...stored } = filter;
  const [keys, total] = await Promise.all([
    listRoomKeys({ filter: stored, sort, after, limit: limit + 1 }),
    countMatchingRooms(stored),
  ]);
  return { page: toPage(keys, limit, positionOf), total };
}

/** The place in a list that a cursor names: the order that it belongs to, the value, and the name among equal ones. */
function readRoomPosition(cursor: string | undefined, sort: AdminRoomSort): RoomPosition | null {
  const pattern = new RegExp(`^${sort}:\\d{1,15}:[a-z0-9-]{1,60}$`);
  const position = readPosition(cursor, pattern);
  if (position === null) return null;
  const [, value = '0', slug = ''] = position.split(':');
  return { value: Number(value), slug };
}
