import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../schemas/paging';
import type { WebhookDeliveryDetailView, WebhookDeliveryView } from '../schemas/webhook-delivery';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

export interface DeliveryFilters {
  readonly platform: string | null;
  readonly state: string | null;
}

/** What the platforms sent, newest first. */
export function webhookDeliveriesQuery({ platform, state }: DeliveryFilters) {
  return infiniteQueryOptions({
    queryKey: [ADMIN_KEY, 'webhook-deliveries', { platform, state }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (platform) query.set('platform', platform);
      if (state) query.set('state', state);
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<WebhookDeliveryView>>(`/api/v1/webhook-deliveries?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function webhookDeliveryQuery(id: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'webhook-delivery', id],
    queryFn: ({ signal }) => fetchJson<WebhookDeliveryDetailView>(`/api/v1/webhook-deliveries/${id}`, { signal }),
  });
}
