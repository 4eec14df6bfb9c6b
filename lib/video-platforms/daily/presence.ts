import type { PlatformServices, PresentParticipant, RoomSession, VendorRoom } from '../contract';
import { callDaily, isNotFound, roomPath } from './api';
import type { DailyConfig } from './config';
import { listPages } from './list-pages';
import { type DailyPresence, meetingsSchema, presenceSchema } from './schemas';

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
  const present = await readPresence(config, services, roomName);
  return present.map(({ id, userId, userName, joinTime }) => ({
    connectionId: id,
    participantId: userId && userId !== id ? userId : null,
    displayName: userName ?? null,
    joinedAt: joinTime,
  }));
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
): Promise<DailyPresence['data']> {
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
