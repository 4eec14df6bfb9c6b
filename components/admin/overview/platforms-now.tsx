import type { UseQueryResult } from '@tanstack/react-query';
import Link from 'next/link';
import type { OverviewView } from '@/lib/schemas/overview';
import type { PlatformView } from '@/lib/schemas/platform';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { PlatformName } from '../platform-name';
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
        <DataTable label="Platforms now" stacksBelow="32rem">
          <TableHead>
            <HeadCell className="w-36">Platform</HeadCell>
            <HeadCell className="w-24 text-right">Meetings</HeadCell>
            <HeadCell className="w-24 text-right">People</HeadCell>
            <HeadCell>
              <span className="sr-only">Share of people</span>
            </HeadCell>
            <HeadCell>Health</HeadCell>
          </TableHead>
          <TableBody>
            {platforms.data.map((platform) => {
              const now = overview.byPlatform.find((entry) => entry.platform === platform.id);
              return (
                <DataRow key={platform.id}>
                  <RowHead className="stacked:pr-0">
                    <PlatformName platform={platform.id} isDense className="text-[0.8125rem]" />
                  </RowHead>
                  <DataCell label="Meetings" className="text-right">
                    {now?.meetings ?? 0}
                  </DataCell>
                  <DataCell label="People" className="text-right">
                    {now?.people ?? 0}
                  </DataCell>
                  <DataCell label="Share of people" isEmpty className="w-1/3">
                    <ShareBar value={now?.people ?? 0} most={most} platform={platform.id} />
                  </DataCell>
                  <DataCell label="Health">
                    <PlatformHealthSign platform={platform} className="text-[0.8125rem]" />
                  </DataCell>
                </DataRow>
              );
            })}
          </TableBody>
        </DataTable>
      ) : null}
    </Section>
  );
}
