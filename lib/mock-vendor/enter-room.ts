import { randomUUID } from 'node:crypto';
import { type SqlRunner, withTransaction } from '../data/sql';
import { closeConnections, closeRoom, personData } from './close-connections';
import { insertOccupant, listEarlierEnds, listOccupants } from './data/occupants';
import { lockRoomRow, type VendorRoom } from './data/rooms';
import { startSession } from './data/sessions';
import { connectionKeyOf, type JoinToken, readJoinToken } from './join-token';
import { type RoomState, roomStateOf } from './room-state';
import { planSweep } from './sweep-rooms';
import { VendorError } from './vendor-error';
import { getVendorSettings } from './vendor-settings';
import { type VendorEvent, writeWebhooks } from './write-webhooks';

export interface Entry {
  readonly connectionId: string;
  /** Proves that a later call comes from this connection. */
  readonly key: string;
  readonly isHost: boolean;
  readonly state: RoomState;
}

/**
 * Lets one page into a room.
 * @throws VendorError `refused`, `expired`, `not-found`, `ended`, `removed`, `locked` or `full`
 */
export async function enterRoom(roomName: string, token: string): Promise<Entry> {
  const { apiKey } = getVendorSettings();
  const person = await readJoinToken(token, roomName, apiKey);
  const outcome = await withTransaction(async (transaction) => {
    const room = await lockRoomRow(transaction, roomName);
    if (!room) throw new VendorError('not-found', 'This call does not exist any more.');
    if (room.endedAt !== null) throw new VendorError('ended', 'This call has ended.');
    if (room.expiresAt.getTime() <= Date.now()) {
      // Kept, so it must be told of outside: throwing here would undo it.
      await closeRoom(transaction, room, 'expired');
      return null;
    }
    await closeConnections(transaction, room, 'lost', 'lost');
    return admit(transaction, room.name, person, apiKey);
  });
  if (outcome === null) throw new VendorError('ended', 'This call has ended.');
  return outcome;
}

async function admit(transaction: SqlRunner, roomName: string, person: JoinToken, apiKey: string): Promise<Entry> {
  // Read again: closing lost connections may have ended the session.
  const room = await lockRoomRow(transaction, roomName);
  if (!room) throw new VendorError('not-found', 'This call does not exist any more.');
  await assertMayEnter(transaction, room, person);
  const at = new Date();
  const connectionId = randomUUID();
  const occupant = { ...person, connectionId, roomName, joinedAt: at };
  await insertOccupant(transaction, occupant);
  const sessionId = room.sessionId ?? randomUUID();
  const events: VendorEvent[] = [];
  if (room.sessionId === null) {
    await startSession(transaction, roomName, { id: sessionId, startedAt: at });
    events.push({ type: 'room.started', at, data: { sessionId, startedAt: at } });
  }
  events.push({ type: 'person.joined', at, data: { sessionId, person: personData(occupant) } });
  await writeWebhooks(transaction, roomName, events);
  await planSweep(transaction);
  return {
    connectionId,
    key: connectionKeyOf(connectionId, apiKey),
    isHost: person.isHost,
    state: await roomStateOf(transaction, room),
  };
}

async function assertMayEnter(transaction: SqlRunner, room: VendorRoom, person: JoinToken): Promise<void> {
  const earlier = await listEarlierEnds(transaction, room.name, person.personId);
  if (earlier.includes('removed')) throw new VendorError('removed', 'A host has removed you from this call.');
  // Somebody who was in already may come back to a locked room: the network dropped them, not the host.
  if (room.isLocked && !person.isHost && earlier.length === 0) throw new VendorError('locked', 'This call is locked.');
  const occupants = await listOccupants(transaction, room.name);
  const people = new Set(occupants.map((occupant) => occupant.personId));
  if (people.size >= room.largestSize && !people.has(person.personId))
    throw new VendorError('full', 'This call is full.');
}
