import type { ListedRoom, PlatformServices } from '../contract';
import { callDaily } from './api';
import type { DailyConfig } from './config';
import { listPages } from './list-pages';
import { roomsSchema } from './schemas';

/** Every room on the domain, whoever made it. Daily leaves out those past their `exp`, which nobody can enter. */
export async function listRooms(config: DailyConfig, services: PlatformServices): Promise<readonly ListedRoom[]> {
  const rooms = await listPages(async (query) => {
    const { data } = await callDaily(config, services, {
      operation: 'list-rooms',
      method: 'GET',
      path: `/rooms?${new URLSearchParams(query)}`,
      schema: roomsSchema,
      retry: 'always',
    });
    return data;
  });
  return rooms.map(({ id, name, created_at }) => ({
    roomName: name,
    vendorMeetingId: id,
    createdAt: created_at ?? null,
  }));
}
