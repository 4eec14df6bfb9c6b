import { infiniteQueryOptions } from '@tanstack/react-query';
import type { GatheringView } from '../schemas/history';
import type { Page } from '../schemas/paging';
import { fetchJson } from './fetch-json';
import { roomKeys } from './rooms';

/** What was held in a room, a page at a time; asked again with every change of the rooms. */
export function historyQuery(room: string) {
  return infiniteQueryOptions({
    queryKey: [...roomKeys.all, 'history', room],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '30' });
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<GatheringView>>(`/api/v1/rooms/${encodeURIComponent(room)}/history?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Where the browser fetches the whole history as a file. */
export function historyFileAddress(room: string): string {
  return `/api/v1/rooms/${encodeURIComponent(room)}/history.csv`;
}
