import type { Actor } from '../access/actor';
import { recordAuditEntries } from '../data/audit/audit-entries';
import { listRoomsById } from '../data/rooms/rooms-by-id';
import type { SqlRunner } from '../data/sql';
import { publishChange } from '../events/publish-change';
import type { RoomListing } from './room';
import { diffSnapshots, snapshotOfRoom } from './room-snapshot';

/** Of so many rooms at most listeners hear one by one. */
const NAMED_ROOMS = 20;

/**
 * Writes what changed about many rooms into the audit log, an entry for each, and tells everybody who may know of it, both
 * once the transaction commits.
 * @param change.before the rooms as they were
 * @returns the rooms as they are now
 */
export async function recordRoomChanges(
  transaction: SqlRunner,
  change: {
    readonly actor: Actor;
    readonly action: string;
    readonly before: readonly RoomListing[];
    readonly reason: string | null;
  },
): Promise<ReadonlyMap<string, RoomListing>> {
  const { actor, action, before, reason } = change;
  const ids = before.map(({ room }) => room.id);
  const after = await listRoomsById(ids, transaction);
  await recordAuditEntries(
    transaction,
    before.flatMap((earlier) => {
      const { room } = earlier;
      const later = after.get(room.id);
      if (!later) return [];
      const difference = diffSnapshots(snapshotOfRoom(earlier), snapshotOfRoom(later));
      return [
        {
          ...{ actor, action, reason, subjectKind: 'room', subjectId: room.id },
          before: { ...difference?.before, version: room.version },
          after: { ...difference?.after, version: later.room.version },
        },
      ];
    }),
  );
  await publishRooms(transaction, before);
  return after;
}

async function publishRooms(transaction: SqlRunner, listings: readonly RoomListing[]): Promise<void> {
  // A change without a room asks everybody to look again, which costs less than hundreds of changes would.
  if (listings.length > NAMED_ROOMS) return publishChange(transaction, { topic: 'room' });
  for (const { room } of listings) {
    const { slug, id, ownerId, visibility } = room;
    await publishChange(transaction, { topic: 'room', room: slug, roomId: id, ownerId, visibility });
  }
}
