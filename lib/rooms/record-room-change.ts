import type { Actor } from '../access/actor';
import { recordAudit } from '../data/audit/audit';
import type { SqlRunner } from '../data/sql';
import { publishChange } from '../events/publish-change';
import type { Room, RoomListing } from './room';
import { diffSnapshots, snapshotOfRoom } from './room-snapshot';

/**
 * Writes what changed about a room into the audit log and tells everybody who may know of it, both once the transaction
 * commits. `before` is null for a new room.
 */
export async function recordRoomChange(
  transaction: SqlRunner,
  change: {
    readonly actor: Actor;
    readonly action: string;
    readonly before: RoomListing | null;
    readonly after: RoomListing;
    readonly reason?: string | null;
  },
): Promise<void> {
  const { actor, action, before, after, reason } = change;
  const snapshot = snapshotOfRoom(after);
  const difference = before ? diffSnapshots(snapshotOfRoom(before), snapshot) : null;
  await recordAudit(transaction, {
    actor,
    action,
    subjectKind: 'room',
    subjectId: after.room.id,
    before: before ? { ...difference?.before, version: before.room.version } : null,
    after: { ...(before ? difference?.after : snapshot), version: after.room.version },
    reason: reason ?? null,
  });
  await publishRoom(transaction, after.room);
  // Who may no longer see the room must hear of it too, else it stays on their page.
  if (before && isKnownToOthers(before.room, after.room)) await publishRoom(transaction, before.room);
}

function isKnownToOthers(before: Room, after: Room): boolean {
  return before.visibility !== after.visibility || before.ownerId !== after.ownerId || before.slug !== after.slug;
}

async function publishRoom(transaction: SqlRunner, room: Room): Promise<void> {
  const { slug, id, ownerId, visibility } = room;
  await publishChange(transaction, { topic: 'room', room: slug, roomId: id, ownerId, visibility });
}
