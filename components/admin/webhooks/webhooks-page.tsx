'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Inbox, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { type DeliveryFilters, webhookDeliveriesQuery } from '@/lib/queries/admin-webhooks';
import type { WebhookDeliveryView } from '@/lib/schemas/webhook-delivery';
import { LoadMore } from '../load-more';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { TableSkeleton } from '../table-skeleton';
import { DeliveriesTable } from './deliveries-table';
import { DeliveryDialog } from './delivery-dialog';
import { DELIVERY_STATES } from './delivery-state-sign';

const ANY = 'any';
const NO_FILTERS: DeliveryFilters = { platform: null, state: null };
const STATE_OPTIONS = Object.entries(DELIVERY_STATES).map(([value, { label, meaning }]) => ({
  value,
  label,
  hint: meaning,
}));

/** What the platforms sent, and what became of it. */
export function WebhooksPage() {
  const [filters, setFilters] = useState(NO_FILTERS);
  const [opened, setOpened] = useState<WebhookDeliveryView | null>(null);
  const { data: platforms } = useQuery(platformsQuery);
  const list = useInfiniteQuery(webhookDeliveriesQuery(filters));
  const deliveries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = filters.platform !== null || filters.state !== null;
  return (
    <div className="space-y-4">
      <PageHeader
        title="Webhooks"
        description="What the platforms sent, newest first. Each is kept as it came, answered at once and applied after."
      />
      <search className="flex flex-wrap gap-x-3 gap-y-2">
        <Select
          aria-label="Platform"
          className="w-auto min-w-40"
          options={[
            { value: ANY, label: 'Any platform' },
            ...(platforms ?? []).map(({ id, label }) => ({ value: id, label })),
          ]}
          value={filters.platform ?? ANY}
          onValueChange={(platform) =>
            setFilters((before) => ({ ...before, platform: platform === ANY ? null : platform }))
          }
        />
        <Select
          aria-label="State"
          className="w-auto min-w-36"
          options={[{ value: ANY, label: 'Any state' }, ...STATE_OPTIONS]}
          value={filters.state ?? ANY}
          onValueChange={(state) => setFilters((before) => ({ ...before, state: state === ANY ? null : state }))}
        />
      </search>
      {list.isPending ? <TableSkeleton label="the deliveries" rows={12} columns={6} /> : null}
      {list.isError && !list.data ? (
        <ProblemState
          title="The deliveries couldn’t be loaded"
          error={list.error}
          onRetry={() => list.refetch()}
          isRetrying={list.isFetching}
        />
      ) : null}
      {list.data && deliveries.length === 0 ? (
        <NoDeliveries isFiltered={isFiltered} onClear={() => setFilters(NO_FILTERS)} />
      ) : null}
      {deliveries.length > 0 ? <DeliveriesTable deliveries={deliveries} onOpen={setOpened} /> : null}
      <LoadMore query={list} what="deliveries" />
      {opened ? <DeliveryDialog delivery={opened} onClose={() => setOpened(null)} /> : null}
    </div>
  );
}

function NoDeliveries({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title="No delivery fits"
        action={
          <Button variant="outline" onClick={onClear}>
            Show all deliveries
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<Inbox aria-hidden="true" />}
      title="Nothing has come in yet"
      description="Join a room: the platform tells of it here. Where a platform stays silent, check that its webhooks point to /api/webhooks and its name."
    />
  );
}
