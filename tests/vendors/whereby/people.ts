import { randomUUID } from 'node:crypto';
import { openSessionOf, settleSession } from './sessions';
import {
  type Client,
  clientsIn,
  findRoom,
  isMachine,
  isSilent,
  peopleIn,
  requireRoom,
  type StandInRoom,
  type StandInState,
} from './state';
import type { Entrance, Visitor } from './whereby-stand-in';

const LARGEST = { normal: 4, group: 200 } as const;

const EXTERNAL_ID = /^[A-Za-z0-9_-]{1,36}$/;

export function enter(state: StandInState, roomName: string, visitor: Visitor): Entrance {
  const room = findRoom(state, roomName);
  if (!room) return { state: 'not-found' };
  if (visitor.externalId && !EXTERNAL_ID.test(visitor.externalId)) return { state: 'invalid-external-id' };
  const roleName = visitor.roleName ?? (isHostKey(state, room, visitor.roomKey) ? 'host' : 'visitor');
  if (room.isLocked && roleName === 'visitor') return { state: 'locked' };
  const isFull = peopleIn(state, room.roomName).length >= LARGEST[room.roomMode];
  if (isFull && !isMachine({ roleName })) return { state: 'full' };
  return { state: 'open', roleName };
}

export function join(
  state: StandInState,
  roomName: string,
  visitor: Visitor,
  participantId: string = randomUUID(),
): string {
  const entrance = enter(state, roomName, visitor);
  if (entrance.state !== 'open') throw new Error(`Nobody can join ${roomName}: ${entrance.state}`);
  const room = requireRoom(state, roomName);
  const client: Client = {
    participantId,
    roomName: room.roomName,
    displayName: visitor.displayName ?? null,
    externalId: visitor.externalId ?? null,
    metadata: visitor.metadata ?? null,
    roleName: entrance.roleName,
    isDialIn: visitor.isDialIn ?? false,
    joinedAt: state.now(),
    leftAt: null,
    roomSessionId: openSessionOf(state, room.roomName)?.roomSessionId ?? null,
  };
  state.clients.set(participantId, client);
  sendClient(state, room, client, 'room.client.joined');
  settleSession(state, room);
  return participantId;
}

export function leave(state: StandInState, participantId: string): void {
  const client = state.clients.get(participantId);
  if (!client || client.leftAt !== null) return;
  client.leftAt = state.now();
  const room = findRoom(state, client.roomName);
  if (!room) return;
  sendClient(state, room, client, 'room.client.left');
  settleSession(state, room);
}

/** Every person out. Machines see to themselves: a recorder stays until its recording is finished. */
export function putEverybodyOut(state: StandInState, roomName: string): void {
  for (const { participantId } of peopleIn(state, roomName)) leave(state, participantId);
}

export function knock(state: StandInState, roomName: string, visitor: Visitor): string {
  const room = requireRoom(state, roomName);
  const participantId = randomUUID();
  const { displayName = null, externalId = null, metadata = null } = visitor;
  state.knocks.set(participantId, { participantId, roomName: room.roomName, displayName, externalId, metadata });
  sendKnock(state, participantId, 'room.client.knocked');
  return participantId;
}

export function cancelKnock(state: StandInState, participantId: string): void {
  sendKnock(state, participantId, 'room.client.knockCancelled');
  state.knocks.delete(participantId);
}

/** Whereby tells of it by the join alone: no `knockCancelled` is sent. */
export function letIn(state: StandInState, participantId: string): void {
  const waiting = state.knocks.get(participantId);
  if (!waiting) throw new Error(`Nobody knocks as ${participantId}`);
  state.knocks.delete(participantId);
  join(state, waiting.roomName, { ...waiting, roleName: 'granted_visitor' }, participantId);
}

function isHostKey(state: StandInState, room: StandInRoom, roomKey: string | null | undefined): boolean {
  return roomKey === room.roomKey && !isSilent(room, state.now());
}

function sendClient(state: StandInState, room: StandInRoom, client: Client, type: string): void {
  if (isSilent(room, state.now())) {
    state.emit(room.roomName, type);
    return;
  }
  const inside = clientsIn(state, room.roomName);
  const numClientsByRoleName: Record<string, number> = {};
  for (const { roleName } of inside) numClientsByRoleName[roleName] = (numClientsByRoleName[roleName] ?? 0) + 1;
  state.emit(room.roomName, type, {
    meetingId: room.meetingId,
    roomName: room.roomName,
    roomSessionId: openSessionOf(state, room.roomName)?.roomSessionId ?? null,
    subdomain: state.subdomain,
    displayName: client.displayName,
    participantId: client.participantId,
    metadata: client.metadata,
    externalId: client.externalId,
    roleName: client.roleName,
    // After the event, machines included.
    numClients: inside.length,
    numClientsByRoleName,
    isDialIn: client.isDialIn,
  });
}

function sendKnock(state: StandInState, participantId: string, type: string): void {
  const waiting = state.knocks.get(participantId);
  const room = waiting ? findRoom(state, waiting.roomName) : null;
  if (!waiting || !room || isSilent(room, state.now())) return;
  const { displayName, externalId, metadata } = waiting;
  state.emit(room.roomName, type, {
    meetingId: room.meetingId,
    roomName: room.roomName,
    roomSessionId: openSessionOf(state, room.roomName)?.roomSessionId ?? null,
    subdomain: state.subdomain,
    displayName,
    participantId,
    metadata,
    externalId,
  });
}
