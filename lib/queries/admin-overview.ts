import { queryOptions } from '@tanstack/react-query';
import type { OverviewView } from '../schemas/overview';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

/** Everything that goes on now. Live events refresh it. */
export const overviewQuery = queryOptions({
  queryKey: [ADMIN_KEY, 'overview'],
  queryFn: ({ signal }) => fetchJson<OverviewView>('/api/v1/overview', { signal }),
});
