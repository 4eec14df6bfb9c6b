'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Inbox, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { deliveryStatisticsQuery, webhookDeliveriesQuery } from '@/lib/queries/admin-webhooks';
import { LoadMore } from '../load-more';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { Section } from '../section';
import { TableSkeleton } from '../table-skeleton';
import { DeliveriesTable } from './deliveries-table';
import { DeliveryDialog } from './delivery-dialog';
import { DeliveryFigures } from './delivery-figures';
import { DeliveryFilters } from './delivery-filters';
import { RefusalNotices } from './refusal-notices';
import { SilenceNotices } from './silence-notices';
import { useDeliveryFilters } from './use-delivery-filters';

const NO_FILTERS = { platform: null, state: null, type: null, room: '' };

/** What the platforms sent, and what became of it. */
export function WebhooksPage() {
  const { view, setView } = useDeliveryFilters();
  const [clears, setClears] = useState(0);
  const { data: platforms } = useQuery(platformsQuery);
  const { data: statistics } = useQuery(deliveryStatisticsQuery({ span: 'hour', platform: view.platform }));
  const list = useInfiniteQuery(webhookDeliveriesQuery(view));
  const deliveries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = [view.platform, view.state, view.type, view.room].some(Boolean);
  const clear = () => {
    setView(NO_FILTERS);
    setClears((count) => count + 1);
  };
  return (
    <div className="space-y-6">
      <PageHeader
        title="Webhooks"
        description="What the platforms sent. Each is kept as it came, answered at once and applied after."
      />
      <SilenceNotices />
      <RefusalNotices />
      <DeliveryFigures platform={view.platform} />
      <Section title="Deliveries" description="The newest first. A type opens what came in.">
        <DeliveryFilters
          key={clears}
          filters={view}
          onChange={setView}
          platforms={platforms ?? []}
          types={statistics?.types ?? []}
        />
        {list.isPending ? <TableSkeleton label="the deliveries" rows={12} columns={6} /> : null}
        {list.isError && !list.data ? (
          <ProblemState
            title="The deliveries couldn’t be loaded"
            error={list.error}
            onRetry={() => list.refetch()}
            isRetrying={list.isFetching}
          />
        ) : null}
        {list.data && deliveries.length === 0 ? <NoDeliveries isFiltered={isFiltered} onClear={clear} /> : null}
        {deliveries.length > 0 ? (
          <DeliveriesTable deliveries={deliveries} onOpen={({ id }) => setView({ delivery: id })} />
        ) : null}
        <LoadMore query={list} what="deliveries" />
      </Section>
      {view.delivery ? <DeliveryDialog id={view.delivery} onClose={() => setView({ delivery: null })} /> : null}
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
