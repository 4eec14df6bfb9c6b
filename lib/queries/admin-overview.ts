import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FigureRange, FiguresView } from '../schemas/figures';
import type { OverviewView } from '../schemas/overview';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

/** Everything that goes on now. Live events refresh it. */
export const overviewQuery = queryOptions({
  queryKey: [ADMIN_KEY, 'overview'],
  queryFn: ({ signal }) => fetchJson<OverviewView>('/api/v1/overview', { signal }),
});

/**
 * What happened in a range of time, counted. Under a key of its own and asked every few seconds: in a busy hour there are
 * many live changes a second, and none of them changes a chart by more than a hair.
 */
export function figuresQuery(range: FigureRange) {
  return queryOptions({
    queryKey: ['figures', range],
    queryFn: ({ signal }) => fetchJson<FiguresView>(`/api/v1/overview/figures?range=${range}`, { signal }),
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  });
}
