import type { UseQueryResult } from '@tanstack/react-query';
import Link from 'next/link';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import type { OverviewView } from '@/lib/schemas/overview';
import type { PlatformView } from '@/lib/schemas/platform';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '../data-table';
import { PlatformHealthSign } from '../platforms/platform-health-sign';
import { ProblemState } from '../problem-state';
import { Section } from '../section';
import { TableSkeleton } from '../table-skeleton';
import { ShareBar } from './share-bar';

interface PlatformsNowProps {
  readonly overview: OverviewView;
  readonly platforms: UseQueryResult<PlatformView[]>;
}

/** Per platform: how many are on it now, and whether it works. */
export function PlatformsNow({ overview, platforms }: PlatformsNowProps) {
  const most = Math.max(1, ...overview.byPlatform.map(({ people }) => people));
  return (
    <Section
      title="Platforms"
      actions={
        <Link href="/admin/platforms" className="text-sm text-primary underline-offset-4 hover:underline">
          Switch and check
        </Link>
      }
    >
      {platforms.isPending ? <TableSkeleton label="the platforms" rows={2} columns={4} /> : null}
      {platforms.isError && !platforms.data ? (
        <ProblemState
          title="The platforms couldn’t be loaded"
          error={platforms.error}
          onRetry={() => platforms.refetch()}
        />
      ) : null}
      {platforms.data ? (
        <DataTable label="Platforms now" minWidth="min-w-lg">
          <thead>
            <tr>
              <HeadCell className="w-36">Platform</HeadCell>
              <HeadCell className="w-24 text-right">Meetings</HeadCell>
              <HeadCell className="w-24 text-right">People</HeadCell>
              <HeadCell>
                <span className="sr-only">Share of people</span>
              </HeadCell>
              <HeadCell>Health</HeadCell>
            </tr>
          </thead>
          <tbody>
            {platforms.data.map((platform) => {
              const now = overview.byPlatform.find((entry) => entry.platform === platform.id);
              return (
                <DataRow key={platform.id}>
                  <RowHead>
                    <PlatformBadge platform={platform.id} label={platform.label} className="text-[0.8125rem]" />
                  </RowHead>
                  <DataCell className="text-right">{now?.meetings ?? 0}</DataCell>
                  <DataCell className="text-right">{now?.people ?? 0}</DataCell>
                  <DataCell className="w-1/3">
                    <ShareBar value={now?.people ?? 0} most={most} colour={platform.colour} />
                  </DataCell>
                  <DataCell>
                    <PlatformHealthSign platform={platform} className="text-[0.8125rem]" />
                  </DataCell>
                </DataRow>
              );
            })}
          </tbody>
        </DataTable>
      ) : null}
    </Section>
  );
}
