import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../schemas/paging';
import type { RoomView } from '../schemas/room';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';
import { getQueryClient } from './query-client';
import { roomKeys } from './rooms';

const DELETED_ROOMS = [ADMIN_KEY, 'deleted-rooms'] as const;

/** The deleted rooms that can be brought back, by name. */
export function deletedRoomsQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: [...DELETED_ROOMS, 'list', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => fetchDeletedRooms({ search, cursor: pageParam, limit: 50 }, signal),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The deleted rooms of whoever asks, for the list of rooms. */
export const ownDeletedRoomsQuery = infiniteQueryOptions({
  queryKey: roomKeys.ownDeleted,
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    fetchDeletedRooms({ search: '', cursor: pageParam, limit: 50, owner: 'me' }, signal),
  getNextPageParam: (page) => page.nextCursor,
});

/** A deleted room that has this name, or had it before, and can be brought back; null where there is none. */
export function deletedRoomQuery(name: string) {
  return queryOptions({
    queryKey: [...DELETED_ROOMS, 'one', name],
    queryFn: async ({ signal }) => {
      const { items } = await fetchDeletedRooms({ search: name, cursor: null, limit: 100 }, signal);
      const named = items.find((room) => room.name === name);
      return named ?? items.find(({ formerNames }) => formerNames?.includes(name)) ?? null;
    },
  });
}

/**
 * Gives the names of a deleted room away, for good: its own, and those it had before. Of a room that is there, the one that
 * is given, which it had before.
 */
export const releaseNameMutation = mutationOptions({
  mutationFn: (name: string) =>
    fetchJson<void>(`/api/v1/rooms/${encodeURIComponent(name)}/release`, { method: 'POST' }),
  onSuccess: () =>
    Promise.all([
      getQueryClient().invalidateQueries({ queryKey: roomKeys.all }),
      getQueryClient().invalidateQueries({ queryKey: [ADMIN_KEY] }),
    ]),
});

function fetchDeletedRooms(
  { search, cursor, limit, owner }: { search: string; cursor: string | null; limit: number; owner?: 'me' },
  signal: AbortSignal,
): Promise<Page<RoomView>> {
  const query = new URLSearchParams({ deleted: 'true', limit: String(limit) });
  if (search) query.set('search', search);
  if (cursor) query.set('cursor', cursor);
  if (owner) query.set('owner', owner);
  return fetchJson<Page<RoomView>>(`/api/v1/rooms?${query}`, { signal });
}
