'use client';

import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '@/lib/queries/admin-overview';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { PageHeader } from '../page-header';
import { FaultsBanner } from '../platforms/faults-banner';
import { WebhookNotices } from '../platforms/webhook-notices';
import { ProblemState } from '../problem-state';
import { Section } from '../section';
import { SilenceNotices } from '../webhooks/silence-notices';
import { FiguresSection } from './figures-section';
import { LiveMeetings } from './live-meetings';
import { NowTiles } from './now-tiles';
import { OverviewSkeleton } from './overview-skeleton';
import { PlatformsNow } from './platforms-now';
import { RecentDecisions } from './recent-decisions';
import { RunningPlan } from './running-plan';

/** What goes on now, readable from across the room; everything here follows live changes. */
export function OverviewPage() {
  const overview = useQuery(overviewQuery);
  const platforms = useQuery(platformsQuery);
  return (
    <div className="space-y-6">
      <PageHeader title="Overview" />
      <FaultsBanner platforms={platforms.data ?? []} />
      <WebhookNotices platforms={platforms.data ?? []} />
      <SilenceNotices />
      {overview.isPending ? <OverviewSkeleton /> : null}
      {overview.isError && !overview.data ? (
        <ProblemState
          title="The overview couldn’t be loaded"
          error={overview.error}
          onRetry={() => overview.refetch()}
          isRetrying={overview.isFetching}
        />
      ) : null}
      {overview.data ? (
        <>
          <NowTiles overview={overview.data} />
          <PlatformsNow overview={overview.data} platforms={platforms} />
          <RunningPlan plan={overview.data.plan} switchedOff={overview.data.switchedOff} />
          <LiveMeetings overview={overview.data} />
          <FiguresSection />
          <Section title="Recent decisions" description="Which platform each meeting got, and why.">
            <RecentDecisions decisions={overview.data.recentDecisions} />
          </Section>
        </>
      ) : null}
    </div>
  );
}
