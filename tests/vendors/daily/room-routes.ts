import { randomUUID } from 'node:crypto';
import { leaveRoom, putEverybodyOut } from './calls';
import { invalidRequest, notFound, readBody, readNumber } from './daily-errors';
import { type DailyRoom, type DailyState, secondsOf } from './daily-state';
import { createRoomSchema, ejectSchema, updateRoomSchema } from './request-schemas';

/** A room that can be joined. One past its `exp` is neither listed nor found any more. */
export function findRoom(state: DailyState, name: string): DailyRoom {
  const room = state.rooms.get(name);
  if (!room || isExpired(state, room)) throw notFound(`room ${name}`);
  return room;
}

export async function createRoom(state: DailyState, request: Request): Promise<object> {
  const body = await readBody(request, createRoomSchema);
  const name = body.name ?? randomUUID();
  if (state.rooms.has(name)) throw invalidRequest(`a room named ${name} already exists`);
  const room: DailyRoom = {
    id: randomUUID(),
    name,
    createdAt: state.now(),
    privacy: body.privacy ?? 'public',
    properties: body.properties ?? {},
    people: new Map(),
    departed: [],
    session: null,
  };
  state.rooms.set(name, room);
  return roomView(state, room);
}

export function getRoom(state: DailyState, name: string): object {
  return roomView(state, findRoom(state, name));
}

/** One page of what can be joined: at most 100, behind the room of the id given. */
export function listRooms(state: DailyState, query: URLSearchParams): object {
  const rooms = [...state.rooms.values()].filter((room) => !isExpired(state, room));
  const after = query.get('starting_after');
  const start = after === null ? 0 : rooms.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) throw invalidRequest(`there is no room ${after}`);
  const page = rooms.slice(start, start + (readNumber(query, 'limit', 100) ?? 100));
  return { total_count: rooms.length, data: page.map((room) => roomView(state, room)) };
}

export async function updateRoom(state: DailyState, name: string, request: Request): Promise<object> {
  const room = findRoom(state, name);
  const body = await readBody(request, updateRoomSchema);
  if (body.privacy) room.privacy = body.privacy;
  room.properties = { ...room.properties, ...body.properties };
  return roomView(state, room);
}

/** Puts everybody out and frees the name. A room past its `exp` goes too, under an error that says so. */
export function deleteRoom(state: DailyState, name: string): object {
  const room = state.rooms.get(name);
  if (!room) throw notFound(`room ${name}`);
  const wasExpired = isExpired(state, room);
  putEverybodyOut(state, room);
  state.rooms.delete(name);
  if (wasExpired) throw notFound(`room ${name}`, { deleted: true, name });
  return { deleted: true, name };
}

export function getPresence(state: DailyState, name: string, query: URLSearchParams): object {
  const room = findRoom(state, name);
  const userId = query.get('userId');
  const userName = query.get('userName');
  const present = presenceOf(state, room).filter(
    (person) => (userId === null || person.userId === userId) && (userName === null || person.userName === userName),
  );
  const limit = readNumber(query, 'limit', 1_000) ?? present.length;
  return { total_count: present.length, data: present.slice(0, limit) };
}

/** Who is in which room, of those where somebody is. */
export function getDomainPresence(state: DailyState): object {
  const known = [...state.rooms.values()].map((room) => [room.name, presenceOf(state, room)] as const);
  return Object.fromEntries(known.filter(([, people]) => people.length > 0));
}

export async function eject(state: DailyState, name: string, request: Request): Promise<object> {
  const room = findRoom(state, name);
  const { ids = [], user_ids: userIds = [] } = await readBody(request, ejectSchema);
  const asked = [...room.people.values()].filter(
    ({ sessionId, userId }) => ids.includes(sessionId) || (userId !== null && userIds.includes(userId)),
  );
  return { ejectedIds: asked.map(({ sessionId }) => sessionId).filter((id) => leaveRoom(state, room, id)) };
}

function isExpired(state: DailyState, room: DailyRoom): boolean {
  const { exp } = room.properties;
  return exp !== undefined && exp <= secondsOf(state.now());
}

/** As it was a while ago, without those who were not recorded yet by then. */
function presenceOf(state: DailyState, room: DailyRoom) {
  const now = secondsOf(state.now());
  const { recordedAfter, behind } = state.presenceLag;
  const gone = room.departed.filter(({ leftAt }) => leftAt > now - behind).map(({ person }) => person);
  const known = [...room.people.values(), ...gone].filter(({ joinedAt }) => joinedAt <= now - behind - recordedAfter);
  return known.map((person) => ({
    room: room.name,
    id: person.sessionId,
    userId: person.userId,
    userName: person.userName,
    joinTime: new Date(person.joinedAt * 1_000).toISOString(),
    duration: Math.floor(now - person.joinedAt),
  }));
}

function roomView(state: DailyState, room: DailyRoom): object {
  return {
    id: room.id,
    name: room.name,
    api_created: true,
    privacy: room.privacy,
    url: `https://${state.domainName}.daily.co/${room.name}`,
    created_at: room.createdAt.toISOString(),
    config: room.properties,
  };
}
