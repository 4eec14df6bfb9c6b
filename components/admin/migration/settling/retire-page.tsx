'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, Info } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { retirementQuery } from '@/lib/queries/admin-migration';
import type { DependencyView } from '@/lib/schemas/retirement';
import { countWords } from '../../describe-people';
import { PageHeader } from '../../page-header';
import { ProblemState } from '../../problem-state';
import { usePlatformNames } from '../../use-platform-names';
import { WithMoments } from '../../with-moments';

/** Everything that still depends on a platform, before its contract is cancelled. */
export function RetirePage({ platform }: { readonly platform: string }) {
  const { nameOf } = usePlatformNames();
  const report = useQuery(retirementQuery(platform));
  return (
    <div className="space-y-4">
      <PageHeader
        title={`May we retire ${nameOf(platform)}?`}
        description="What still depends on it: rooms, the plan, calls, recordings and webhooks."
        actions={
          <ButtonLink href="/admin/migration" variant="outline">
            Back to the plan
          </ButtonLink>
        }
      />
      {report.isPending ? (
        <div role="status">
          <span className="sr-only">Looking for what depends on it</span>
          <Skeleton className="h-40 w-full" />
        </div>
      ) : null}
      {report.isError && !report.data ? (
        <ProblemState
          title="This couldn’t be found out"
          error={report.error}
          onRetry={() => report.refetch()}
          isRetrying={report.isFetching}
        />
      ) : null}
      {report.data ? (
        <>
          <p className="flex items-start gap-2.5 text-base font-medium">
            {report.data.mayRetire ? (
              <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-success" />
            ) : (
              <CircleX aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-destructive" />
            )}
            <WithMoments text={report.data.sentence} />
          </p>
          {report.data.dependencies.length > 0 ? (
            <Card>
              <ul className="divide-y">
                {report.data.dependencies.map((dependency) => (
                  <Dependency key={dependency.sentence} dependency={dependency} />
                ))}
              </ul>
            </Card>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function Dependency({ dependency }: { readonly dependency: DependencyView }) {
  const { sentence, examples, hinders, count } = dependency;
  return (
    <li className="flex gap-2.5 px-4 py-3 text-sm">
      {hinders ? (
        <CircleX aria-label="In the way" role="img" className="mt-0.5 size-4 shrink-0 text-destructive" />
      ) : (
        <Info aria-label="To know" role="img" className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      )}
      <div className="min-w-0 space-y-1">
        <p className="wrap-anywhere">
          <WithMoments text={sentence} />
        </p>
        {examples.length > 0 ? (
          <p className="wrap-anywhere text-muted-foreground">
            {examples.map((name, index) => (
              <span key={name}>
                {index > 0 ? ', ' : ''}
                <Link href={`/admin/rooms/${name}`} className="underline underline-offset-4">
                  {name}
                </Link>
              </span>
            ))}
            {count > examples.length ? `, and ${countWords(count - examples.length)} more` : ''}
          </p>
        ) : null}
      </div>
    </li>
  );
}
