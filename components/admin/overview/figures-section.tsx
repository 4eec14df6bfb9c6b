'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { figuresQuery } from '@/lib/queries/admin-overview';
import type { FigureRange } from '@/lib/schemas/figures';
import { ProblemState } from '../problem-state';
import { Section } from '../section';
import { DecisionsByReason } from './decisions-by-reason';
import { RANGE_OPTIONS } from './describe-figures';
import { Fallbacks } from './fallbacks';
import { LatencyChart } from './latency-chart';
import { MeetingsChart } from './meetings-chart';
import { PlatformFiguresTable } from './platform-figures-table';
import { RangeSwitch } from './range-switch';
import { RefusedJoins } from './refused-joins';

/** What happened in the last hour, day or week; it follows what happens by itself. */
export function FiguresSection() {
  const [range, setRange] = useState<FigureRange>('day');
  const query = useQuery(figuresQuery(range));
  const figures = query.data;
  // While another range is on its way, what is shown is still the one before.
  const words = RANGE_OPTIONS.find(({ value }) => value === (figures?.range ?? range))?.words ?? '';
  return (
    <>
      <Section title="What happened" actions={<RangeSwitch value={range} onChange={setRange} />}>
        {query.isPending ? <FiguresSkeleton /> : null}
        {query.isError && !figures ? (
          <ProblemState
            title="The figures couldn’t be loaded"
            error={query.error}
            onRetry={() => query.refetch()}
            isRetrying={query.isFetching}
          />
        ) : null}
        {figures ? (
          <div className="space-y-4">
            <div className="grid gap-4 xl:grid-cols-2">
              <MeetingsChart figures={figures} words={words} />
              <LatencyChart figures={figures} words={words} />
            </div>
            <PlatformFiguresTable platforms={figures.platforms} />
          </div>
        ) : null}
      </Section>
      {figures ? (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <DecisionsByReason decisions={figures.decisions} words={words} />
          <Section title="Fallbacks" description={`Meetings that another platform took and made, in ${words}.`}>
            <Fallbacks fallbacks={figures.fallbacks} />
          </Section>
        </div>
      ) : null}
      {figures ? (
        <Section
          title="Refused joins"
          description={`Joins that got into no call, in ${words}. Somebody who waits and tries again counts each time.`}
        >
          <RefusedJoins refused={figures.refused} />
        </Section>
      ) : null}
    </>
  );
}

function FiguresSkeleton() {
  return (
    <div role="status" className="grid gap-4 xl:grid-cols-2">
      <span className="sr-only">Loading the figures</span>
      <Skeleton className="h-96 w-full" />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
