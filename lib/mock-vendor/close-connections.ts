import type { SqlRunner } from '../data/sql';
import {
  type ConnectionChoice,
  closeOccupants,
  type LeaveReason,
  listOccupants,
  type Occupant,
} from './data/occupants';
import { deleteRoomRow, setRoomEnded, type VendorRoom } from './data/rooms';
import { endSession } from './data/sessions';
import { type VendorEvent, writeWebhooks } from './write-webhooks';

/** Ends connections, and the session when they were the last; tells the customer. The room's row must be locked. */
export async function closeConnections(
  transaction: SqlRunner,
  room: VendorRoom,
  choice: ConnectionChoice,
  reason: LeaveReason,
): Promise<readonly Occupant[]> {
  const at = new Date();
  const closed = await closeOccupants(transaction, room.name, choice, { at, reason });
  if (closed.length === 0) return [];
  const remaining = await listOccupants(transaction, room.name);
  if (remaining.length === 0) await endSession(transaction, room.name, at);
  await writeWebhooks(
    transaction,
    room.name,
    closed.map((occupant) => leftEvent(room, occupant, at)),
  );
  return closed;
}

export type RoomEndReason = 'host' | 'api' | 'expired' | 'deleted';

/**
 * Puts everybody out and closes the room for good; `deleted` forgets it as well. Telling of it twice would be telling
 * of two ends, so a room that has ended is left alone. The room's row must be locked.
 */
export async function closeRoom(transaction: SqlRunner, room: VendorRoom, reason: RoomEndReason): Promise<void> {
  if (room.endedAt === null) {
    const at = new Date();
    const closed = await closeOccupants(transaction, room.name, 'everybody', { at, reason: 'ended' });
    const startedAt = await endSession(transaction, room.name, at);
    await setRoomEnded(transaction, room.name, at);
    const ended: VendorEvent = { type: 'room.ended', at, data: { sessionId: room.sessionId, startedAt, reason } };
    await writeWebhooks(transaction, room.name, [...closed.map((occupant) => leftEvent(room, occupant, at)), ended]);
  }
  if (reason === 'deleted') await deleteRoomRow(transaction, room.name);
}

function leftEvent(room: VendorRoom, occupant: Occupant, at: Date): VendorEvent {
  return { type: 'person.left', at, data: { sessionId: room.sessionId, person: personData(occupant) } };
}

/** A person as webhooks tell of them. */
export function personData(
  occupant: Pick<Occupant, 'connectionId' | 'personId' | 'displayName' | 'isHost' | 'joinedAt'>,
): Readonly<Record<string, unknown>> {
  const { connectionId, personId, displayName, isHost, joinedAt } = occupant;
  return { connectionId, personId, displayName, isHost, joinedAt };
}
