import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../schemas/paging';
import type { ReplayedDeliveryView, WebhookDeliveryDetailView, WebhookDeliveryView } from '../schemas/webhook-delivery';
import type {
  DeliveryStatisticsView,
  StatisticsSpan,
  WebhookRefusalView,
  WebhookSilenceView,
} from '../schemas/webhook-statistics';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

export interface DeliveryFilters {
  readonly platform: string | null;
  readonly state: string | null;
  readonly type: string | null;
  /** A room's name here, or the platform's name of one; empty for all. */
  readonly room: string;
}

/** What the platforms sent, newest first. */
export function webhookDeliveriesQuery({ platform, state, type, room }: DeliveryFilters) {
  return infiniteQueryOptions({
    queryKey: [ADMIN_KEY, 'webhook-deliveries', { platform, state, type, room }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (platform) query.set('platform', platform);
      if (state) query.set('state', state);
      if (type) query.set('type', type);
      if (room) query.set('room', room);
      if (pageParam) query.set('cursor', pageParam);
      return fetchJson<Page<WebhookDeliveryView>>(`/api/v1/webhook-deliveries?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function webhookDeliveryQuery(id: string) {
  return queryOptions({
    queryKey: [ADMIN_KEY, 'webhook-delivery', id],
    queryFn: ({ signal }) =>
      fetchJson<WebhookDeliveryDetailView>(`/api/v1/webhook-deliveries/${encodeURIComponent(id)}`, { signal }),
  });
}

/** Applies a delivery once more, or shows what that would change. */
export function replayDelivery({ id, dryRun }: { id: string; dryRun: boolean }): Promise<ReplayedDeliveryView> {
  return fetchJson(`/api/v1/webhook-deliveries/${encodeURIComponent(id)}/replay`, { method: 'POST', body: { dryRun } });
}

const REFRESH_MS = { hour: 15_000, day: 60_000 } as const satisfies Record<StatisticsSpan, number>;

/**
 * Figures of the last hour or day. Asked for on a clock, and not with every delivery: hundreds may come in a second, and
 * counting a busy day takes a moment.
 */
export function deliveryStatisticsQuery({ span, platform }: { span: StatisticsSpan; platform: string | null }) {
  return queryOptions({
    queryKey: ['webhook-statistics', { span, platform }],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ span });
      if (platform) query.set('platform', platform);
      return fetchJson<DeliveryStatisticsView>(`/api/v1/webhook-deliveries/statistics?${query}`, { signal });
    },
    refetchInterval: REFRESH_MS[span],
    placeholderData: (before) => before,
  });
}

/** Platforms that tell nothing although people are in their calls. Silence makes no event, so a clock asks. */
export const webhookSilencesQuery = queryOptions({
  queryKey: ['webhook-silences'],
  queryFn: async ({ signal }) => {
    const { items } = await fetchJson<{ items: WebhookSilenceView[] }>('/api/v1/webhook-deliveries/silences', {
      signal,
    });
    return items;
  },
  refetchInterval: 30_000,
});

/** Deliveries that were refused for their signature. Nothing is kept of them, so no event tells of one: a clock asks. */
export const webhookRefusalsQuery = queryOptions({
  queryKey: ['webhook-refusals'],
  queryFn: async ({ signal }) => {
    const { items } = await fetchJson<{ items: WebhookRefusalView[] }>('/api/v1/webhook-deliveries/refusals', {
      signal,
    });
    return items;
  },
  refetchInterval: 30_000,
});
