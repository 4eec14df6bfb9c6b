import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query';
import type { DecisionView } from '../schemas/decision';
import type { Page } from '../schemas/paging';
import type { CreateRoomInput, RoomView, UpdateRoomInput } from '../schemas/room';
import { ADMIN_KEY } from './admin-keys';
import { ApiProblem } from './api-problem';
import { fetchJson } from './fetch-json';
import { getQueryClient } from './query-client';

/** Keys from the general to the particular: a change of any room invalidates `all`. */
export const roomKeys = {
  all: ['rooms'],
  list: (search: string) => ['rooms', 'list', search],
  ownDeleted: ['rooms', 'own-deleted'],
  one: (name: string) => ['rooms', 'one', name],
  calls: ['rooms', 'call'],
  call: (meetingId: string) => ['rooms', 'call', meetingId],
  endedCall: (meetingId: string) => ['rooms', 'ended-call', meetingId],
  hostKey: (name: string, hostKey: string) => ['rooms', 'host-key', name, hostKey],
  nextDecision: (name: string) => ['rooms', 'next-decision', name],
} as const;

function addressOf(name: string): string {
  return `/api/v1/rooms/${encodeURIComponent(name)}`;
}

/** The rooms that whoever asks may see, a page at a time. */
export function roomListQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: roomKeys.list(search),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (search) query.set('search', search);
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<RoomView>>(`/api/v1/rooms?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function roomQuery(name: string) {
  return queryOptions({
    queryKey: roomKeys.one(name),
    queryFn: ({ signal }) => fetchJson<RoomView>(addressOf(name), { signal }),
  });
}

/**
 * Why the host link that this browser came with makes no host any more; null where it does. A refusal is an answer like
 * another, and no trouble in asking.
 */
export function hostKeyQuery(name: string, hostKey: string) {
  return queryOptions({
    queryKey: roomKeys.hostKey(name, hostKey),
    queryFn: async ({ signal }): Promise<ApiProblem | null> => {
      try {
        await fetchJson<void>(`${addressOf(name)}/host-key`, { method: 'POST', body: { hostKey }, signal });
        return null;
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'invalid-key') return error;
        throw error;
      }
    },
    // Once taken back, a link never opens anything again.
    refetchInterval: ({ state }) => (state.data ? false : 15_000),
    retry: false,
    gcTime: 0,
  });
}

/** Where the next meeting will run once the one that goes on is over; for who manages the room. */
export function nextDecisionQuery(name: string) {
  return queryOptions({
    queryKey: roomKeys.nextDecision(name),
    queryFn: ({ signal }) => fetchJson<DecisionView>(`${addressOf(name)}/decision?meeting=next`, { signal }),
  });
}

/** What the form of a new room sends: everything else has its default on the server. */
export type NewRoom = Pick<CreateRoomInput, 'name' | 'visibility'> & {
  title?: string;
  settings: Partial<CreateRoomInput['settings']>;
};

export const createRoomMutation = mutationOptions({
  mutationFn: (room: NewRoom) => fetchJson<RoomView>('/api/v1/rooms', { method: 'POST', body: room }),
  onSuccess: () => getQueryClient().invalidateQueries({ queryKey: roomKeys.all }),
});

export const updateRoomMutation = mutationOptions({
  mutationFn: ({ name, version, changes }: { name: string; version: number; changes: UpdateRoomInput }) =>
    fetchJson<RoomView>(addressOf(name), { method: 'PATCH', body: changes, version }),
  onSuccess: () => getQueryClient().invalidateQueries({ queryKey: roomKeys.all }),
});

/** Deletes a room, or has it deleted once its call is over: whoever is in, also since the question was asked, stays. */
export const deleteRoomMutation = mutationOptions({
  mutationFn: async ({ name, version }: { name: string; version: number }): Promise<'deleted' | 'closing'> => {
    try {
      await fetchJson<void>(addressOf(name), { method: 'DELETE', version });
      return 'deleted';
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'room-in-use') throw error;
      await fetchJson<void>(`${addressOf(name)}?when=empty`, { method: 'DELETE', version });
      return 'closing';
    }
  },
  onSuccess: () => getQueryClient().invalidateQueries({ queryKey: roomKeys.all }),
});

/** Brings a deleted room back as it was; sent twice it does no harm. */
export async function restoreRoom(name: string): Promise<RoomView> {
  const room = await fetchJson<RoomView>(`${addressOf(name)}/restore`, { method: 'POST' });
  await Promise.all([
    getQueryClient().invalidateQueries({ queryKey: roomKeys.all }),
    getQueryClient().invalidateQueries({ queryKey: [ADMIN_KEY] }),
  ]);
  return room;
}
