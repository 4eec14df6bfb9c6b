'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { Skeleton } from '@/components/ui/skeleton';
import { PageHeader } from '../../page-header';
import { ProblemState } from '../../problem-state';
import { usePlanAndDraft } from '../use-plan-and-draft';
import { DraftEditor } from './draft-editor';

/** Where a change of the plan is written, previewed and published. */
export function DraftPage() {
  const { plan, draft, draftAnswer } = usePlanAndDraft();
  const failed = [plan, draftAnswer].find(({ isError, data }) => isError && data === undefined);
  return (
    <div className="space-y-6">
      <PageHeader
        title="Draft of the plan"
        description="Write it, preview what it does to every room, then publish it. Until then nothing is decided by it."
        actions={
          <ButtonLink href="/admin/migration" variant="outline">
            Back to the plan
          </ButtonLink>
        }
      />
      {failed ? (
        <ProblemState
          title="The draft couldn’t be loaded"
          error={failed.error}
          onRetry={() => failed.refetch()}
          isRetrying={failed.isFetching}
        />
      ) : null}
      {!failed && (plan.data === undefined || draft === undefined) ? (
        <div role="status" className="space-y-4">
          <span className="sr-only">Loading the draft</span>
          <Skeleton className="h-48 w-full" />
          <Skeleton className="h-32 w-full" />
        </div>
      ) : null}
      {plan.data && draft !== undefined ? <DraftEditor plan={plan.data} draft={draft} /> : null}
    </div>
  );
}
