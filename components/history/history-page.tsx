'use client';

import Link from 'next/link';
import { PageHeader } from '@/components/admin/page-header';
import { RefreshTroubleNote } from '@/components/freshness/refresh-trouble-note';
import { historyFileAddress } from '@/lib/queries/history';
import { useLiveEvents } from '@/lib/queries/use-live-events';
import { DownloadLink } from '../ui/download-link';
import { HistoryList } from './history-list';

interface HistoryPageProps {
  readonly name: string;
  readonly title: string;
}

/** The history of one room: every call, where it ran, who was in it and from when to when. */
export function HistoryPage({ name, title }: HistoryPageProps) {
  useLiveEvents();
  return (
    <main id="main" className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-6 sm:px-6 sm:py-8">
      <Link href="/" className="self-start text-sm text-muted-foreground underline-offset-4 hover:underline">
        All rooms
      </Link>
      <PageHeader
        title={`History of ${title}`}
        description={
          <>
            Every call of <span className="break-all">/{name}</span>, newest first. Only its owner and administrators
            see this.
          </>
        }
        actions={
          <DownloadLink href={historyFileAddress(name)} size="sm">
            Download as CSV
          </DownloadLink>
        }
      />
      <RefreshTroubleNote />
      <HistoryList room={name} />
    </main>
  );
}
