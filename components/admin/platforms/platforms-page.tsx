'use client';

import { useQuery } from '@tanstack/react-query';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { planQuery } from '@/lib/queries/admin-migration';
import { overviewQuery } from '@/lib/queries/admin-overview';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import type { OverviewView } from '@/lib/schemas/overview';
import type { PlatformView } from '@/lib/schemas/platform';
import { areMovesStopped } from '../migration/preview/all-moves';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { countPlannedRooms } from './count-planned-rooms';
import { FaultsBanner } from './faults-banner';
import { PlatformCard } from './platform-card';

/** The platforms behind the rooms: set up or not, healthy or not, switched on or off. */
export function PlatformsPage() {
  const platforms = useQuery(platformsQuery);
  const { data: overview } = useQuery(overviewQuery);
  const { data: plan } = useQuery(planQuery);
  return (
    <div className="space-y-4">
      <PageHeader
        title="Platforms"
        description="Only platforms that are set up are offered to rooms. Switching one touches no call that goes on."
      />
      <FaultsBanner platforms={platforms.data ?? []} />
      {platforms.isPending ? <CardsSkeleton /> : null}
      {platforms.isError && !platforms.data ? (
        <ProblemState
          title="The platforms couldn’t be loaded"
          error={platforms.error}
          onRetry={() => platforms.refetch()}
          isRetrying={platforms.isFetching}
        />
      ) : null}
      {/* One column has to be named: else the longest word of a card makes it wider than a phone. */}
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        {platforms.data?.map((platform) => (
          <PlatformCard
            key={platform.id}
            platform={overview ? withLoad(platform, overview) : platform}
            plannedRooms={plan ? countPlannedRooms(plan, platform.id) : null}
            isStopped={areMovesStopped(platform.id, plan?.killSwitches ?? [])}
          />
        ))}
      </div>
    </div>
  );
}

/** Who is in a call is told live; the rest of a platform is asked for now and then. */
function withLoad(platform: PlatformView, { byPlatform }: OverviewView): PlatformView {
  const load = byPlatform.find((entry) => entry.platform === platform.id);
  return { ...platform, liveMeetings: load?.meetings ?? 0, people: load?.people ?? 0 };
}

function CardsSkeleton() {
  return (
    <div role="status" className="grid gap-4 xl:grid-cols-2">
      <span className="sr-only">Loading the platforms</span>
      {['first', 'second'].map((card) => (
        <Card key={card} className="space-y-4 p-4">
          <Skeleton className="h-6 w-32" />
          <Skeleton className="h-4 w-64 max-w-full" />
          <Skeleton className="h-24 w-full" />
        </Card>
      ))}
    </div>
  );
}
