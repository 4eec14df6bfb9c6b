import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DecisionView } from '../schemas/decision';
import type { MeetingView, ParticipantView } from '../schemas/meeting';
import type { OverrideView, SetOverrideInput } from '../schemas/override';
import type { AdminRoomView } from '../schemas/overview';
import type { Page } from '../schemas/paging';
import type { RoomView, UpdateRoomInput } from '../schemas/room';
import type { AdminRoomSort } from '../schemas/room-filter';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

export interface RoomFilters {
  readonly search: string;
  readonly platform: string | null;
  readonly isLiveOnly: boolean;
  readonly sort: AdminRoomSort;
}

/** The rooms that match, fifty at a time. */
export function adminRoomsQuery({ search, platform, isLiveOnly, sort }: RoomFilters) {
  return infiniteQueryOptions({
    queryKey: [ADMIN_KEY, 'rooms', { search, platform, isLiveOnly, sort }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50', sort });
      if (search) query.set('search', search);
      if (platform) query.set('platform', platform);
      if (isLiveOnly) query.set('live', 'true');
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<AdminRoomView>>(`/api/v1/admin/rooms?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

const roomPath = (name: string) => `/api/v1/rooms/${encodeURIComponent(name)}`;

export function roomQuery(name: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'room', name],
    queryFn: ({ signal }) => fetchJson<RoomView>(roomPath(name), { signal }),
  });
}

/** What the next meeting of a room would get, with every step that was asked. */
export function roomDecisionQuery(name: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'room', name, 'decision'],
    queryFn: ({ signal }) => fetchJson<DecisionView>(`${roomPath(name)}/decision?meeting=next`, { signal }),
  });
}

/** The move by hand that is in force; null where there is none. */
export function overrideQuery(name: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'room', name, 'override'],
    queryFn: ({ signal }) => fetchJson<OverrideView | null>(`${roomPath(name)}/override`, { signal }),
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
      return fetchJson<Page<MeetingView>>(`${roomPath(name)}/meetings?${query}`, { signal });
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

/** Moves a room by hand. @param version of the room that the administrator looked at */
export async function setOverride({
  room,
  version,
  ...body
}: Omit<SetOverrideInput, 'waive' | 'removePin'> & {
  room: string;
  version?: number;
  waive?: string[];
  removePin?: boolean;
}) {
  return fetchJson<OverrideView>(`${roomPath(room)}/override`, {
    method: 'PUT',
    body,
    ...(version === undefined ? {} : { version }),
  });
}

export async function liftOverride({ room, version }: { room: string; version?: number }): Promise<void> {
  await fetchJson(`${roomPath(room)}/override`, { method: 'DELETE', ...(version === undefined ? {} : { version }) });
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
