import { z } from 'zod';
import type { Client, Session, StandInState } from '../state';
import { pageOf, pageQuery, parseStrictly, queryOf, sortBy, WherebyRefusal } from './answers';

const sessionsQuery = z.strictObject({
  ...pageQuery(10),
  roomName: z.string(),
  roomSessionId: z.string().optional(),
  sortBy: z.string().optional(),
});

const participantsQuery = z.strictObject({
  ...pageQuery(10),
  roomSessionId: z.string().optional(),
  externalId: z.string().optional(),
  sortBy: z.enum(['joinedAt:asc', 'joinedAt:desc', 'leftAt:asc', 'leftAt:desc']).optional(),
});

/** Insights lag: what happened within the delay isn't there yet. */
export function listRoomSessions(state: StandInState, request: Request, delayMs: number): Response {
  const query = parseStrictly(sessionsQuery, queryOf(request));
  const known = before(state, delayMs);
  const found = state.sessions
    .filter((session) => session.roomName === query.roomName && session.startedAt <= known)
    .filter(({ roomSessionId }) => query.roomSessionId === undefined || roomSessionId === query.roomSessionId)
    .map((session) => toSession(state, session, known));
  return Response.json(pageOf(sortBy(found, query.sortBy), query));
}

export function listSessionParticipants(state: StandInState, request: Request, delayMs: number): Response {
  const query = parseStrictly(participantsQuery, queryOf(request));
  const { roomSessionId, externalId } = query;
  if (roomSessionId === undefined && externalId === undefined)
    throw new WherebyRefusal(400, 'Either roomSessionId or externalId is required');
  const known = before(state, delayMs);
  const found = [...state.clients.values()]
    .filter((client) => client.roomSessionId !== null && client.joinedAt <= known)
    .filter((client) => roomSessionId === undefined || client.roomSessionId === roomSessionId)
    .filter((client) => externalId === undefined || client.externalId === externalId)
    .map((client) => toParticipant(client, known));
  return Response.json(pageOf(sortBy(found, query.sortBy), query));
}

function before(state: StandInState, delayMs: number): Date {
  return new Date(state.now().getTime() - delayMs);
}

function toSession(state: StandInState, session: Session, known: Date) {
  const endedAt = session.endedAt !== null && session.endedAt <= known ? session.endedAt : null;
  const clients = [...state.clients.values()].filter(({ roomSessionId }) => roomSessionId === session.roomSessionId);
  const people = clients.filter(({ roleName }) => roleName !== 'recorder' && roleName !== 'streamer');
  const minutes = (roleName: string) =>
    clients.filter((client) => client.roleName === roleName).reduce((sum, client) => sum + minutesOf(client, known), 0);
  const count = (roleName: string) => clients.filter((client) => client.roleName === roleName).length;
  return {
    roomSessionId: session.roomSessionId,
    roomName: session.roomName,
    startedAt: session.startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    totalParticipantMinutes: people.reduce((sum, client) => sum + minutesOf(client, known), 0),
    totalRecorderMinutes: minutes('recorder'),
    totalStreamerMinutes: minutes('streamer'),
    totalUniqueParticipants: people.length,
    totalUniqueRecorders: count('recorder'),
    totalUniqueStreamers: count('streamer'),
  };
}

function minutesOf(client: Client, known: Date): number {
  return Math.max(0, Math.ceil(((client.leftAt ?? known).getTime() - client.joinedAt.getTime()) / 60_000));
}

function toParticipant(client: Client, known: Date) {
  return {
    roomSessionId: client.roomSessionId,
    participantId: client.participantId,
    deviceId: `device-${client.participantId}`,
    userId: null,
    roleName: client.roleName,
    displayName: client.displayName,
    joinedAt: client.joinedAt.toISOString(),
    leftAt: client.leftAt !== null && client.leftAt <= known ? client.leftAt.toISOString() : null,
    externalId: client.externalId,
  };
}
