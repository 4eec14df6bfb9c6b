import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ForeseenDecisionView } from '../schemas/decision';
import type { ListedMeetingView, MeetingView, ParticipantView } from '../schemas/meeting';
import type { AdminRoomDetailsView, AdminRoomView } from '../schemas/overview';
import type { Page } from '../schemas/paging';
import type { RoomView, UpdateRoomInput } from '../schemas/room';
import type { AdminRoomSort, RoomFacetsView, RoomFilter } from '../schemas/room-filter';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';
import { untilNextExpiry } from './until-next-expiry';

/** What of the list of rooms is asked for: what isn't given leaves nothing out. */
export interface RoomFilters extends RoomFilter {
  readonly sort: AdminRoomSort;
}

/** The rooms that match, fifty at a time, and how many there are on all pages. */
export function adminRoomsQuery(filters: RoomFilters) {
  return infiniteQueryOptions({
    queryKey: [ADMIN_KEY, 'rooms', filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, String(value));
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<AdminRoomView> & { total: number }>(`/api/v1/admin/rooms?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
    // A move by hand that lapses is told by the next tick of the clock only, and holds no more at once.
    refetchInterval: ({ state: { data } }) => {
      const rooms = data?.pages.flatMap(({ items }) => items) ?? [];
      return untilNextExpiry(
        rooms.map(({ override }) => override?.expiresAt),
        Date.now(),
      );
    },
  });
}

/** What the list of rooms can be narrowed down by. */
export const roomFacetsQuery = queryOptions({
  queryKey: [ADMIN_KEY, 'room-facets'],
  queryFn: ({ signal }) => fetchJson<RoomFacetsView>('/api/v1/admin/rooms/facets', { signal }),
});

const roomPath = (name: string) => `/api/v1/rooms/${encodeURIComponent(name)}`;

export function roomQuery(name: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'room', name],
    queryFn: ({ signal }) => fetchJson<RoomView>(roomPath(name), { signal }),
  });
}

/** What the next meeting of a room would get, or somebody who joined now, with every step that was asked. */
export function roomDecisionQuery(name: string, meeting: 'now' | 'next') {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'room', name, 'decision', meeting],
    queryFn: ({ signal }) =>
      fetchJson<ForeseenDecisionView>(`${roomPath(name)}/decision?meeting=${meeting}`, { signal }),
    // A platform that is left alone may be tried again after a while, which no event tells.
    refetchInterval: 15_000,
  });
}

/** What waits in a room, what follows its move by hand, and who was refused lately. */
export function adminRoomQuery(name: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'room', name, 'moves'],
    queryFn: ({ signal }) =>
      fetchJson<AdminRoomDetailsView>(`/api/v1/admin/rooms/${encodeURIComponent(name)}`, { signal }),
    // A refused join changes nothing that an event would tell.
    refetchInterval: 15_000,
  });
}

export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'meeting', id],
    queryFn: ({ signal }) => fetchJson<MeetingView>(`/api/v1/meetings/${id}`, { signal }),
  });
}

/** The latest meetings of a room, newest first. */
export function roomMeetingsQuery(name: string) {
  return infiniteQueryOptions({
    queryKey: [ADMIN_KEY, 'room', name, 'meetings'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '20' });
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<ListedMeetingView>>(`${roomPath(name)}/meetings?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function participantsQuery(meetingId: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'participants', meetingId],
    queryFn: ({ signal }) =>
      fetchJson<{ items: ParticipantView[] }>(`/api/v1/meetings/${meetingId}/participants`, { signal }),
    select: ({ items }) => items,
  });
}

export async function endMeeting(meetingId: string): Promise<void> {
  await fetchJson(`/api/v1/meetings/${meetingId}/end`, { method: 'POST' });
}

export async function updateRoom({
  room,
  version,
  changes,
}: {
  room: string;
  version?: number;
  changes: UpdateRoomInput;
}): Promise<RoomView> {
  return fetchJson<RoomView>(roomPath(room), {
    method: 'PATCH',
    body: changes,
    ...(version === undefined ? {} : { version }),
  });
}
