import { sql, withTransaction } from '../data/sql';
import { closeConnections, closeRoom } from './close-connections';
import { findOccupant, type LeaveReason, touchOccupant } from './data/occupants';
import { findRoom, lockRoomRow, setRoomLock } from './data/rooms';
import { assertConnectionKey } from './join-token';
import { type RoomState, roomStateOf } from './room-state';
import type { HostAction } from './schemas';
import { VendorError, type VendorErrorCode } from './vendor-error';
import { getVendorSettings } from './vendor-settings';

// What the meeting page does once it is in.

/**
 * Notes that a page is still there and tells it what is going on.
 * @throws VendorError `refused`; `lost`, `removed` or `ended` where the connection is over
 */
export async function keepConnection(
  connectionId: string,
  beat: { key: string; hasCamera: boolean; hasMicrophone: boolean },
): Promise<RoomState> {
  assertConnectionKey(connectionId, beat.key, getVendorSettings().apiKey);
  const occupant = await touchOccupant(sql, connectionId, beat);
  if (!occupant) throw await endOf(connectionId);
  const room = await findRoom(sql, occupant.roomName);
  if (!room) throw new VendorError('ended', 'This call has ended.');
  return roomStateOf(sql, room);
}

/** Closes a connection on the page's own wish. A connection that is over already is no error. */
export async function leaveRoom(connectionId: string, key: string): Promise<void> {
  assertConnectionKey(connectionId, key, getVendorSettings().apiKey);
  const occupant = await findOccupant(sql, connectionId);
  if (!occupant) return;
  await withTransaction(async (transaction) => {
    const room = await lockRoomRow(transaction, occupant.roomName);
    if (room) await closeConnections(transaction, room, { connectionId }, 'left');
  });
}

/**
 * Ends the call, locks or unlocks it, or removes a person, for a host who is in it.
 * @throws VendorError `not-host`, and as {@link keepConnection}
 */
export async function actAsHost(connectionId: string, action: HostAction): Promise<void> {
  assertConnectionKey(connectionId, action.key, getVendorSettings().apiKey);
  const host = await findOccupant(sql, connectionId);
  if (!host || host.leaveReason !== null) throw await endOf(connectionId);
  if (!host.isHost) throw new VendorError('not-host', 'Only a host may do this.');
  await withTransaction(async (transaction) => {
    const room = await lockRoomRow(transaction, host.roomName);
    if (!room || room.endedAt !== null) throw new VendorError('ended', 'This call has ended.');
    switch (action.action) {
      case 'end':
        return closeRoom(transaction, room, 'host');
      case 'lock':
      case 'unlock':
        return setRoomLock(transaction, room.name, action.action === 'lock');
      case 'remove': {
        const target = await findOccupant(transaction, action.connectionId);
        // Somebody who has gone in the meantime needs no removing; somebody in another room is not this host's guest.
        if (target?.roomName !== room.name) return;
        await closeConnections(transaction, room, { personId: target.personId }, 'removed');
        return;
      }
      default:
        return action satisfies never;
    }
  });
}

const CODE_OF_REASON: Readonly<Record<LeaveReason, VendorErrorCode>> = {
  removed: 'removed',
  ended: 'ended',
  lost: 'lost',
  left: 'lost',
};

/** Why a connection is over, as the error that its page is answered with. */
async function endOf(connectionId: string): Promise<VendorError> {
  const occupant = await findOccupant(sql, connectionId);
  // The room was deleted, and everything in it.
  const code = occupant ? CODE_OF_REASON[occupant.leaveReason ?? 'lost'] : 'ended';
  return new VendorError(code, 'This connection is over.');
}
