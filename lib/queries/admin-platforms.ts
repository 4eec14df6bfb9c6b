import { queryOptions } from '@tanstack/react-query';
import type {
  FaultsInput,
  ForeignRoomsView,
  PlatformStatePreview,
  PlatformView,
  SetPlatformStateInput,
  WebhookSetupView,
} from '../schemas/platform';
import { ADMIN_KEY, PLATFORMS_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

const CHECK_MS = 30_000;
const UNWELL_CHECK_MS = 10_000;

const isUnwell = ({ health }: PlatformView) => health !== null && !health.isHealthy;

export const platformsQuery = queryOptions({
  queryKey: [PLATFORMS_KEY, 'list'],
  queryFn: ({ signal }) => fetchJson<{ items: PlatformView[] }>('/api/v1/platforms', { signal }),
  select: ({ items }) => items,
  // Health has no event of its own, and of one that is unwell it is awaited.
  refetchInterval: ({ state: { data } }) => (data?.items.some(isUnwell) ? UNWELL_CHECK_MS : CHECK_MS),
});

/** Switches a platform for new meetings; calls that go on are left alone. */
export async function setPlatformState({
  id,
  state,
  version,
  reason = '',
}: {
  id: string;
  state: SetPlatformStateInput['state'];
  version?: number;
  reason?: string;
}): Promise<void> {
  await fetchJson(`/api/v1/platforms/${encodeURIComponent(id)}`, { method: 'PATCH', body: { state, reason }, version });
}

/** What another state of a platform would do to whom. Asked anew each time: rooms and calls change. */
export function platformStatePreviewQuery(platform: string, state: SetPlatformStateInput['state']) {
  return queryOptions({
    // Not among the keys of the platforms: it asks none of them, and pins, moves and calls change it too.
    queryKey: [ADMIN_KEY, 'platform-state-preview', platform, state],
    queryFn: ({ signal }) =>
      fetchJson<PlatformStatePreview>(
        `/api/v1/platforms/${encodeURIComponent(platform)}/state-preview?state=${encodeURIComponent(state)}`,
        { signal },
      ),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Asks a platform that is left alone after failures, and lets it take meetings again where it answers. */
export async function tryPlatform(platform: string): Promise<void> {
  await fetchJson(`/api/v1/platforms/${encodeURIComponent(platform)}/try`, { method: 'POST' });
}

export function faultsQuery(platform: string) {
  return queryOptions({
    queryKey: [PLATFORMS_KEY, 'faults', platform],
    queryFn: ({ signal }) =>
      fetchJson<FaultsInput>(`/api/v1/platforms/${encodeURIComponent(platform)}/faults`, { signal }),
  });
}

export async function setFaults({ platform, faults }: { platform: string; faults: FaultsInput }): Promise<void> {
  await fetchJson(`/api/v1/platforms/${encodeURIComponent(platform)}/faults`, { method: 'PUT', body: faults });
}

export function webhookSetupQuery(platform: string) {
  return queryOptions({
    queryKey: [PLATFORMS_KEY, 'webhook-setup', platform],
    queryFn: ({ signal }) => fetchJson<WebhookSetupView>(webhookSetupAddress(platform), { signal }),
    // The platform is asked each time, and it counts how often.
    staleTime: 60_000,
  });
}

/** Has a platform send its webhooks here. */
export function provisionWebhooks(platform: string): Promise<WebhookSetupView> {
  return fetchJson<WebhookSetupView>(webhookSetupAddress(platform), { method: 'PUT' });
}

function webhookSetupAddress(platform: string): string {
  return `/api/v1/platforms/${encodeURIComponent(platform)}/webhook-setup`;
}

/** Rooms on a platform's account that this installation didn't make. */
export function foreignRoomsQuery(id: string) {
  return queryOptions({
    queryKey: [...platformsQuery.queryKey, id, 'foreign-rooms'],
    queryFn: ({ signal }) => fetchJson<ForeignRoomsView>(`/api/v1/platforms/${id}/foreign-rooms`, { signal }),
  });
}
