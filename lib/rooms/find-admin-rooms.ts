import { listRoomsToDecide, readUsageOfAll } from '../data/migration/rooms-to-decide';
import { listRoomKeys, type RoomKey, type RoomPosition } from '../data/rooms/admin-rooms';
import { UNKNOWN_ROOM } from '../data/rooms/room-facts';
import { choosePlatform } from '../migration/choose-platform';
import type { Decision } from '../migration/decision';
import type { MigrationFacts } from '../migration/read-migration-facts';
import { type AdminRoomSort, NONE, type RoomFilter } from '../schemas/room-filter';
import { compareNames } from '../schemas/sort-name';

/** True where a filter asks for something that is decided and not kept. */
export function asksForDecisions({ next, reason }: RoomFilter): boolean {
  return next !== undefined || reason !== undefined;
}

/**
 * All rooms that match a filter, in order. Where it asks what their next meetings get, that is decided for all of them
 * now, from what is so now: nothing is kept that could be out of date.
 */
export async function findAdminRooms(
  filter: RoomFilter,
  { sort, facts, now }: { readonly sort: AdminRoomSort; readonly facts: MigrationFacts; readonly now: Date },
): Promise<RoomKey[]> {
  const { next, reason, ...stored } = filter;
  if (!asksForDecisions(filter)) return listRoomKeys({ filter: stored, sort });
  const [keys, rooms, usageOf] = await Promise.all([
    listRoomKeys({ filter: stored, sort }),
    listRoomsToDecide(),
    readUsageOfAll(),
  ]);
  const byId = new Map(rooms.map((room) => [room.room.id, room]));
  const wanted = next === NONE ? null : next;
  return keys.filter(({ id }) => {
    const room = byId.get(id);
    if (!room) return false;
    const decision = choosePlatform({
      ...facts,
      room: room.room,
      usage: usageOf.get(id) ?? UNUSED,
      override: room.override,
      openMeeting: null,
      now,
    });
    return (
      (wanted === undefined || decision.platform === wanted) && (reason === undefined || hasReason(decision, reason))
    );
  });
}

/** By the same words as the list has them: of a room that only a switch keeps it doesn't say that another move is blocked. */
function hasReason({ reason, details }: Decision, wanted: NonNullable<RoomFilter['reason']>): boolean {
  if (wanted === 'MOVE_STOPPED') return reason === 'ROOM_PLATFORM' && details.stopped !== undefined;
  if (wanted !== 'MOVE_BLOCKED') return reason === wanted;
  return reason === 'ROOM_PLATFORM' && details.blocked !== undefined && details.stopped === undefined;
}

const UNUSED = UNKNOWN_ROOM.usage;

/** The rooms of an ordered list that come after a position. */
export function roomsAfter(keys: readonly RoomKey[], after: RoomPosition | null, sort: AdminRoomSort): RoomKey[] {
  if (!after) return [...keys];
  const place = keys.findIndex((key) => comesAfter(key, after, sort));
  return place === -1 ? [] : keys.slice(place);
}

function comesAfter(key: RoomKey, after: RoomPosition, sort: AdminRoomSort): boolean {
  const order = compareNames(key.slug, after.slug);
  if (sort === '-name') return order < 0;
  if (key.value === after.value) return order > 0;
  return sort === '-recent' ? key.value > after.value : key.value < after.value;
}
