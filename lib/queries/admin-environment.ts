import { queryOptions } from '@tanstack/react-query';
import type { EnvironmentView } from '../schemas/environment';
import type { DraftView } from '../schemas/migration-draft';
import { MIGRATION_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

/** What the environment says of migrations, and where the plan says something else. */
export const environmentQuery = queryOptions({
  queryKey: [MIGRATION_KEY, 'environment'],
  queryFn: ({ signal }) => fetchJson<EnvironmentView>('/api/v1/migration/environment', { signal }),
});

/** Takes what the environment says into the draft. */
export function draftFromEnvironment(): Promise<DraftView> {
  return fetchJson<DraftView>('/api/v1/migration/environment/draft', { method: 'POST' });
}
