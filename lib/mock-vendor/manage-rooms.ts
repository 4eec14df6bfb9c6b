import { type SqlRunner, sql, withTransaction } from '../data/sql';
import { closeConnections, closeRoom } from './close-connections';
import { readFaults } from './data/faults';
import { listAllOccupants, listOccupants, type Occupant } from './data/occupants';
import { findRoom, insertRoom, listOpenRooms, lockRoomRow, setRoomLock, type VendorRoom } from './data/rooms';
import { listSessions, type VendorSession } from './data/sessions';
import type { CreateRoomInput } from './schemas';
import { sweepRoom } from './sweep-rooms';
import { VendorError } from './vendor-error';

// What the customer does with rooms through the API.

/**
 * Makes a room, or finds the one of that name: a customer whose answer got lost asks again.
 * @throws VendorError `room-ended` where the name is used up, `scripted-fault` as a drill has it
 */
export async function createRoom(
  input: CreateRoomInput,
  random: () => number = Math.random,
): Promise<{ room: VendorRoom; isNew: boolean }> {
  const { createErrorPercent } = await readFaults(sql);
  if (random() * 100 < createErrorPercent)
    throw new VendorError('scripted-fault', 'Creating rooms fails at the moment.');
  const made = await insertRoom(sql, input);
  if (made) return { room: made, isNew: true };
  const room = await getRoom(input.name);
  if (room.endedAt !== null) throw new VendorError('room-ended', 'A room of this name has ended.');
  return { room, isNew: false };
}

/** @throws VendorError `not-found` */
export async function getRoom(name: string): Promise<VendorRoom> {
  return found(await findRoom(sql, name));
}

/** Every room that can still be entered. */
export function listRooms(): Promise<readonly VendorRoom[]> {
  return listOpenRooms(sql);
}

/** Ends a room for everybody; again is no error. @throws VendorError `not-found` */
export async function endRoom(name: string): Promise<void> {
  await changeRoom(name, (transaction, room) => closeRoom(transaction, room, 'api'));
}

/** Ends and forgets a room. @throws VendorError `not-found` */
export async function deleteRoom(name: string): Promise<void> {
  await changeRoom(name, (transaction, room) => closeRoom(transaction, room, 'deleted'));
}

/** Closes a room to newcomers, or opens it again. @throws VendorError `not-found` */
export async function lockRoom(name: string, isLocked: boolean): Promise<void> {
  await changeRoom(name, (transaction) => setRoomLock(transaction, name, isLocked));
}

/** Puts one person out, with all their connections. @throws VendorError `not-found` where they aren't in */
export async function removePerson(name: string, personId: string): Promise<void> {
  await changeRoom(name, async (transaction, room) => {
    const closed = await closeConnections(transaction, room, { personId }, 'removed');
    if (closed.length === 0) throw new VendorError('not-found', 'This person is not in the room.');
  });
}

/** Who is in, without those whose page went silent. @throws VendorError `not-found` */
export async function listPresence(name: string): Promise<readonly Occupant[]> {
  await getRoom(name);
  await sweepRoom(name);
  return listOccupants(sql, name);
}

/** Who is in which room, by the room's name, without those whose page went silent and rooms that nobody is in. */
export async function listAllPresence(): Promise<Readonly<Record<string, readonly PresentPerson[]>>> {
  const rooms: Record<string, PresentPerson[]> = {};
  for (const occupant of await listAllOccupants(sql)) {
    const { roomName, connectionId, personId, displayName, isHost, joinedAt } = occupant;
    rooms[roomName] = [...(rooms[roomName] ?? []), { connectionId, personId, displayName, isHost, joinedAt }];
  }
  return rooms;
}

type PresentPerson = Pick<Occupant, 'connectionId' | 'personId' | 'displayName' | 'isHost' | 'joinedAt'>;

/** Conferences held in a room, the oldest first. @throws VendorError `not-found` */
export async function listRoomSessions(name: string): Promise<readonly VendorSession[]> {
  await getRoom(name);
  return listSessions(sql, name);
}

async function changeRoom(
  name: string,
  change: (transaction: SqlRunner, room: VendorRoom) => Promise<void>,
): Promise<void> {
  await withTransaction(async (transaction) => change(transaction, found(await lockRoomRow(transaction, name))));
}

function found(room: VendorRoom | null): VendorRoom {
  if (!room) throw new VendorError('not-found', 'There is no such room.');
  return room;
}
