'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { LoadMore } from '@/components/admin/load-more';
import { ProblemState } from '@/components/admin/problem-state';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { historyQuery } from '@/lib/queries/history';
import { ButtonLink } from '../ui/button-link';
import { GatheringCard } from './gathering-card';

/** The calls of a room, kept fresh while one goes on. */
export function HistoryList({ room }: { readonly room: string }) {
  const history = useInfiniteQuery(historyQuery(room));
  if (history.isPending) return <HistorySkeleton />;
  if (history.isError && !history.data) {
    return (
      <ProblemState
        title="The history couldn’t be loaded"
        error={history.error}
        onRetry={() => void history.refetch()}
        isRetrying={history.isFetching}
      />
    );
  }
  const gatherings = history.data.pages.flatMap(({ items }) => items);
  if (gatherings.length === 0) {
    return (
      <EmptyState
        icon={<History aria-hidden="true" />}
        title="No calls yet"
        description="The first one begins when somebody opens the room’s link and joins."
        action={<ButtonLink href={`/${room}`}>Open the room</ButtonLink>}
      />
    );
  }
  return (
    <>
      <ol aria-label="Calls" className="flex flex-col gap-3">
        {gatherings.map((gathering) => (
          <GatheringCard key={gathering.id} gathering={gathering} />
        ))}
      </ol>
      <LoadMore query={history} what="calls" />
    </>
  );
}

function HistorySkeleton() {
  return (
    <div role="status" aria-label="Loading the history" className="flex flex-col gap-3">
      {[0, 1, 2].map((index) => (
        <div key={index} className="space-y-3 rounded-md border bg-card p-4">
          <Skeleton className="h-5 w-48" />
          <Skeleton className="h-4 w-full max-w-md" />
          <Skeleton className="h-4 w-64" />
        </div>
      ))}
    </div>
  );
}
