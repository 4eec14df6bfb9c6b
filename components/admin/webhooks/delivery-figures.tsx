'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { deliveryStatisticsQuery } from '@/lib/queries/admin-webhooks';
import type { StatisticsSpan } from '@/lib/schemas/webhook-statistics';
import { Moment } from '../moment';
import { ProblemState } from '../problem-state';
import { Section } from '../section';
import { DeliveryCharts } from './delivery-charts';
import { SpanSwitch } from './span-switch';

/** How the inbox is doing: what came, what failed, and how long deliveries wait. */
export function DeliveryFigures({ platform }: { readonly platform: string | null }) {
  const [span, setSpan] = useState<StatisticsSpan>('hour');
  const statistics = useQuery(deliveryStatisticsQuery({ span, platform }));
  const { data } = statistics;
  return (
    <Section title="How it goes" actions={<SpanSwitch span={span} onChange={setSpan} />}>
      {data && data.waiting > 0 && data.waitingSince ? (
        <p className="text-sm text-muted-foreground">
          {data.waiting === 1 ? '1 delivery waits' : `${data.waiting} deliveries wait`} for{' '}
          {data.waiting === 1 ? 'its' : 'their'} turn; the oldest since <Moment at={data.waitingSince} />.
        </p>
      ) : null}
      {statistics.isPending ? (
        <div className="grid gap-4 lg:grid-cols-2">
          <Skeleton className="h-80 w-full" />
          <Skeleton className="h-80 w-full" />
        </div>
      ) : null}
      {statistics.isError && !data ? (
        <ProblemState
          title="The figures couldn’t be loaded"
          error={statistics.error}
          onRetry={() => statistics.refetch()}
          isRetrying={statistics.isFetching}
        />
      ) : null}
      {data ? <DeliveryCharts statistics={data} /> : null}
    </Section>
  );
}
