'use client';

import { Route } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { DraftView } from '@/lib/schemas/migration-draft';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { DraftNotice } from './draft/draft-notice';
import { ImportDialog } from './draft/import-dialog';
import { EnvironmentNotice } from './in-force/environment-notice';
import { KillSwitches } from './in-force/kill-switches';
import { PlanInForce } from './in-force/plan-in-force';
import { PlanParts } from './in-force/plan-parts';
import { VersionHistory } from './in-force/version-history';
import { PlatformShares } from './preview/platform-shares';
import { Retirement } from './settling/retirement';
import { Settlements } from './settling/settlements';
import { usePlanAndDraft } from './use-plan-and-draft';

/** The plan by which rooms move between platforms: what holds, what happens next, and how to change it or go back. */
export function MigrationPage() {
  const { plan, draft, draftAnswer } = usePlanAndDraft();
  // Shown at once with the draft's notice above it, which would push the plan's buttons away from under the pointer.
  const isWhole = draft !== undefined || draftAnswer.isError;
  return (
    <div className="space-y-6">
      <PageHeader
        title="Migration"
        description="Which rooms move to another platform, and when. A change is written as a draft, previewed over all rooms, and then published. People in a call are never moved by it."
        actions={
          <>
            <ButtonLink href="/admin/migration/what-if" variant="outline">
              What if …
            </ButtonLink>
            {plan.data && isWhole ? <Begin plan={plan.data} hasDraft={draft !== null} /> : null}
          </>
        }
      />
      {plan.isPending || (plan.data && !isWhole) ? <PlanSkeleton /> : null}
      {plan.isError && !plan.data ? (
        <ProblemState
          title="The plan couldn’t be loaded"
          error={plan.error}
          onRetry={() => plan.refetch()}
          isRetrying={plan.isFetching}
        />
      ) : null}
      <EnvironmentNotice hasDraft={plan.data ? plan.data.draftRevision !== null : false} />
      {draft ? <DraftNotice draft={draft} /> : null}
      {plan.data && isWhole ? <Plan plan={plan.data} draft={draft ?? null} /> : null}
    </div>
  );
}

function Begin({ plan, hasDraft }: { readonly plan: PlanInForceView; readonly hasDraft: boolean }) {
  if (plan.version === null) return null;
  return (
    <>
      <ImportDialog />
      {hasDraft ? null : <ButtonLink href="/admin/migration/draft">Change the plan</ButtonLink>}
    </>
  );
}

function Plan({ plan, draft }: { readonly plan: PlanInForceView; readonly draft: DraftView | null }) {
  return (
    <>
      {plan.version === null ? <NoPlan hasDraft={draft !== null} /> : <PlanInForce plan={plan} />}
      {plan.version === null ? null : <PlanParts plan={plan} />}
      <PlatformShares shares={plan.platforms} rooms={plan.rooms} hasWaves={plan.waves.length > 0} />
      <KillSwitches switches={plan.killSwitches} />
      {plan.version === null ? null : <VersionHistory plan={plan} />}
      <Settlements plan={plan} />
      <Retirement />
    </>
  );
}

function NoPlan({ hasDraft }: { readonly hasDraft: boolean }) {
  return (
    <EmptyState
      icon={<Route aria-hidden="true" />}
      title="No plan yet"
      description="Every room meets on its home platform, unless somebody moved it by hand. To move many, write a plan: rules for rooms that you choose, waves for a share of all. You see what it does to every room before it does anything."
      action={
        <>
          {hasDraft ? null : <ButtonLink href="/admin/migration/draft">Write a plan</ButtonLink>}
          <ImportDialog />
        </>
      }
    />
  );
}

function PlanSkeleton() {
  return (
    <div role="status" className="space-y-4">
      <span className="sr-only">Loading the plan</span>
      <Card className="space-y-3 p-4">
        <Skeleton className="h-6 w-48" />
        <Skeleton className="h-4 w-96 max-w-full" />
        <Skeleton className="h-9 w-64 max-w-full" />
      </Card>
      <Card className="space-y-3 p-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-3 w-full" />
      </Card>
    </div>
  );
}
