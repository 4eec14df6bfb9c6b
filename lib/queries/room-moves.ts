import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Page } from '../schemas/paging';
import type { RoomFilter } from '../schemas/room-filter';
import type { MoveChangeView, MoveRoomsInput, MovesAnswer, UndoAnswer } from '../schemas/room-moves';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

/** Which rooms a move is about: those that were chosen, or all that a list shows. */
export type MoveSubject =
  | { readonly kind: 'rooms'; readonly names: readonly string[] }
  | { readonly kind: 'matching'; readonly filter: RoomFilter };

/** What is to be done with them. */
export type MovePlan = Pick<MoveRoomsInput, 'platform' | 'removePins'> & {
  /** Names of needs, as the server gave them. */
  readonly waive: readonly string[];
  readonly expiresAt: string | null;
  readonly note: string | null;
  /** `now` or a time, for people in calls; null where they stay until they leave. */
  readonly relocateAt: string | null;
};

/** What every preview of a move is kept under. */
export const MOVE_PREVIEWS = [ADMIN_KEY, 'move-preview'] as const;

/** What a move would do to each of its rooms, as things are now. */
export function movePreviewQuery(subject: MoveSubject, plan: Omit<MovePlan, 'note'>) {
  return queryOptions({
    queryKey: [...MOVE_PREVIEWS, subject, plan],
    queryFn: ({ signal }) =>
      fetchJson<MovesAnswer>('/api/v1/overrides', {
        method: 'POST',
        body: {
          ...(subject.kind === 'rooms' ? { rooms: subject.names } : { matching: subject.filter }),
          ...plan,
          dryRun: true,
        },
        signal,
      }),
    // What was to be seen stays until the next answer is there: a dialog must not jump while somebody types.
    placeholderData: keepPreviousData,
  });
}

/** A room as somebody looked at it before moving it. */
export interface LookedAtRoom {
  readonly name: string;
  readonly version: number;
}

/** What became of rooms since somebody looked at them: those that are another by now, each with who changed it. */
export function changesSinceQuery(rooms: readonly LookedAtRoom[], platform: string | null) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'move-changes', platform, rooms],
    queryFn: ({ signal }) =>
      fetchJson<MovesAnswer>('/api/v1/overrides', { method: 'POST', body: { rooms, platform, dryRun: true }, signal }),
    select: (answer) => answer.rooms.filter(({ result }) => result === 'changed' || result === 'not-found'),
  });
}

/** Moves exactly the rooms that a preview showed, as they were then; one that is another by now keeps all where they are. */
export function moveRooms(plan: MovePlan & { readonly rooms: readonly LookedAtRoom[] }): Promise<MovesAnswer> {
  return fetchJson<MovesAnswer>('/api/v1/overrides', { method: 'POST', body: plan });
}

export function undoMoves(changeId: string): Promise<UndoAnswer> {
  return fetchJson<UndoAnswer>(`/api/v1/overrides/${encodeURIComponent(changeId)}`, { method: 'DELETE' });
}

/** Moves by hand, the newest first: all of them, or those of one room. */
export function movesQuery(room: string | null) {
  return infiniteQueryOptions({
    queryKey: [ADMIN_KEY, 'moves', room],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '20' });
      if (room !== null) query.set('room', room);
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<MoveChangeView>>(`/api/v1/overrides?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}
