'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { planVersionsQuery } from '@/lib/queries/admin-migration';
import type { PlanInForceView, PlanVersionView } from '@/lib/schemas/migration-plan';
import { LoadMore } from '../../load-more';
import { Moment } from '../../moment';
import { ProblemState } from '../../problem-state';
import { Section } from '../../section';
import { ChangeList } from '../draft/change-list';
import { VersionDialog } from './version-dialog';
import { describeOrigin } from './version-words';

/** Every version, who published it and when, and what it changed. */
export function VersionHistory({ plan }: { readonly plan: PlanInForceView }) {
  const list = useInfiniteQuery(planVersionsQuery);
  const [opened, setOpened] = useState<number | null>(null);
  const versions = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title="History" description="A version never changes once it is published. Any of them can come back.">
      {list.isError && !list.data ? (
        <ProblemState
          title="The history couldn’t be loaded"
          error={list.error}
          onRetry={() => list.refetch()}
          isRetrying={list.isFetching}
        />
      ) : null}
      {list.isPending ? <Skeleton className="h-20 w-full" /> : null}
      {versions.length > 0 ? (
        <Card>
          <ol className="divide-y">
            {versions.map((version) => (
              <VersionRow key={version.version} version={version} onOpen={() => setOpened(version.version)} />
            ))}
          </ol>
        </Card>
      ) : null}
      <LoadMore query={list} what="versions" />
      {opened === null ? null : <VersionDialog version={opened} plan={plan} onClose={() => setOpened(null)} />}
    </Section>
  );
}

function VersionRow({ version, onOpen }: { readonly version: PlanVersionView; readonly onOpen: () => void }) {
  return (
    <li className="space-y-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">Plan {version.version}</span>
            {version.isInForce ? <Badge variant="success">In force</Badge> : null}
            {version.isUndone ? <Badge variant="outline">Undone</Badge> : null}
          </p>
          <p className="text-muted-foreground">
            {describeOrigin(version.kind, version.copies)} by{' '}
            <span className="wrap-anywhere">{version.publishedBy}</span>, <Moment at={version.publishedAt} />
            {version.note ? <span className="wrap-anywhere">: “{version.note}”</span> : null}
          </p>
        </div>
        <Button variant="outline" size="sm" aria-label={`Open plan ${version.version}`} onClick={onOpen}>
          Open
        </Button>
      </div>
      <ChangeList changes={version.changes} none="The same rules and waves as before." />
    </li>
  );
}
