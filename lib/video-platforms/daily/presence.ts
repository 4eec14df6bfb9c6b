import type { PlatformPresence, PlatformServices, PresentParticipant, RoomSession, VendorRoom } from '../contract';
import { callDaily, isNotFound, roomPath } from './api';
import type { DailyConfig } from './config';
import { listPages } from './list-pages';
import { type DailyPresent, domainPresenceSchema, meetingsSchema, presenceSchema } from './schemas';

/** Daily takes no more ids in one go. */
const MOST_EJECTED = 100;

/**
 * Who is in, which Daily knows up to 15 s late. Recorders are no participants at Daily and so are never among them.
 * People who came without a token have no id of ours.
 */
export async function listParticipants(
  config: DailyConfig,
  services: PlatformServices,
  { roomName }: VendorRoom,
): Promise<readonly PresentParticipant[]> {
  return (await readPresence(config, services, roomName)).map(toParticipant);
}

/** A join is recorded after some ten seconds, and presence is up to fifteen behind; a little more is for slow calls. */
const LAG_MS = 30_000;

/** No oftener than once in 15 s, says Daily. */
const EVERY_MS = 15_000;

/** Daily lists everybody, and with one call for all rooms of the domain. */
export function presenceOf(config: DailyConfig, services: PlatformServices): PlatformPresence {
  return {
    tells: 'everybody',
    lagMs: LAG_MS,
    everyMs: EVERY_MS,
    ask: async (room) => ({ tells: 'everybody', people: await listParticipants(config, services, room) }),
    askForAll: async () => {
      const rooms = await callDaily(config, services, {
        operation: 'list-all-participants',
        method: 'GET',
        path: '/presence',
        schema: domainPresenceSchema,
        retry: 'always',
      });
      return ({ roomName }) => ({
        tells: 'everybody',
        people: Object.hasOwn(rooms, roomName) ? (rooms[roomName] ?? []).map(toParticipant) : [],
      });
    },
  };
}

/** Daily repeats the session's id for people whom no token names. */
function toParticipant({ id, userId, userName, joinTime }: DailyPresent): PresentParticipant {
  return {
    connectionId: id,
    participantId: userId && userId !== id ? userId : null,
    displayName: userName ?? null,
    joinedAt: joinTime,
  };
}

/**
 * Puts everybody out who is known to be in. The room stays open until it is deleted: whoever comes in meanwhile is put
 * out by that.
 */
export async function endMeeting(
  config: DailyConfig,
  services: PlatformServices,
  { roomName }: VendorRoom,
): Promise<void> {
  try {
    const ids = (await readPresence(config, services, roomName)).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += MOST_EJECTED) {
      await callDaily(config, services, {
        operation: 'eject',
        method: 'POST',
        path: `${roomPath(roomName)}/eject`,
        body: { ids: ids.slice(start, start + MOST_EJECTED) },
        schema: null,
        retry: 'always',
      });
    }
  } catch (error) {
    // A room that is gone has nobody in it.
    if (!isNotFound(error)) throw error;
  }
}

/**
 * Conferences as Daily counts them: one begins with the second person, or after 30 s of one alone, and somebody who
 * stays alone for ten minutes begins another. So a room that was used has one or several, and a short visit has none.
 */
export async function getRoomSessions(
  config: DailyConfig,
  services: PlatformServices,
  { roomName }: VendorRoom,
): Promise<readonly RoomSession[]> {
  const meetings = await listPages(async (query) => {
    const { data } = await callDaily(config, services, {
      operation: 'get-room-sessions',
      method: 'GET',
      path: `/meetings?${new URLSearchParams({ room: roomName, no_participants: 'true', ...query })}`,
      schema: meetingsSchema,
      retry: 'always',
    });
    return data;
  });
  return meetings
    .filter(({ room }) => room === roomName)
    .map(({ id, start_time: startedAt, duration, ongoing }) => ({
      sessionId: id,
      startedAt,
      endedAt: ongoing ? null : new Date(startedAt.getTime() + duration * 1_000),
    }));
}

async function readPresence(
  config: DailyConfig,
  services: PlatformServices,
  roomName: string,
): Promise<readonly DailyPresent[]> {
  const read = (query: string) =>
    callDaily(config, services, {
      operation: 'list-participants',
      method: 'GET',
      path: `${roomPath(roomName)}/presence${query}`,
      schema: presenceSchema,
      retry: 'always',
    });
  const first = await read('');
  // How many come without a limit is not documented.
  const isCut = (first.total_count ?? 0) > first.data.length;
  return isCut ? (await read(`?limit=${first.total_count}`)).data : first.data;
}
