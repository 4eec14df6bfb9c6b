import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ApiKeyView, CreateApiKeyInput, CreatedApiKeyView } from '../schemas/api-key';
import type { Page } from '../schemas/paging';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

/** Everybody's API keys, never the keys themselves. */
export const apiKeysQuery = infiniteQueryOptions({
  queryKey: [ADMIN_KEY, 'api-keys'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    fetchJson<Page<ApiKeyView>>(
      `/api/v1/api-keys?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
      { signal },
    ),
  getNextPageParam: (page) => page.nextCursor,
});

/** Makes a key; the answer is the only time that it is shown. */
export async function createApiKey(body: CreateApiKeyInput): Promise<CreatedApiKeyView> {
  return fetchJson<CreatedApiKeyView>('/api/v1/api-keys', { method: 'POST', body });
}

export async function revokeApiKey(id: string): Promise<void> {
  await fetchJson(`/api/v1/api-keys/${id}`, { method: 'DELETE' });
}
