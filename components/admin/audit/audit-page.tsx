'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DownloadLink } from '@/components/ui/download-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { auditFileAddress, auditQuery } from '@/lib/queries/admin-audit';
import { DataTable, HeadCell, TableBody, TableHead } from '../data-table';
import { LoadMore } from '../load-more';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { SearchBox } from '../search-box';
import { TableSkeleton } from '../table-skeleton';
import { AuditRow } from './audit-row';
import { DayField } from './day-field';
import { ACTION_KINDS } from './describe-action';
import { useAuditFilters } from './use-audit-filters';

const ANY = 'any';

/** Who changed what, and what it was before. */
export function AuditPage() {
  const { filters, setFilters, clear: clearFilters } = useAuditFilters();
  const [clears, setClears] = useState(0);
  const log = useInfiniteQuery(auditQuery(filters));
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.values(filters).some((value) => value !== '' && value !== null);
  const clear = () => {
    clearFilters();
    setClears((count) => count + 1);
  };
  return (
    <div className="space-y-4">
      <PageHeader
        title="Audit log"
        description="Every change by a person, a key or the system itself, newest first."
        actions={(['csv', 'json'] as const).map((format) => (
          <DownloadLink key={format} href={auditFileAddress(filters, format)}>
            Save as {format.toUpperCase()}
          </DownloadLink>
        ))}
      />
      <search key={clears} className="flex flex-wrap gap-x-3 gap-y-2">
        <SearchBox
          label="Filter by who did it"
          placeholder="Who"
          defaultValue={filters.actor}
          onSearch={(actor) => setFilters({ actor })}
        />
        <SearchBox
          label="Filter by what it was done to: a room’s name, a platform or another word of that column"
          placeholder="To what, such as standup"
          defaultValue={filters.subject}
          onSearch={(subject) => setFilters({ subject })}
        />
        <Select
          aria-label="Kind of change"
          className="w-auto min-w-40"
          options={[{ value: ANY, label: 'Any change' }, ...ACTION_KINDS]}
          value={filters.action ?? ANY}
          onValueChange={(action) => setFilters({ action: action === ANY ? null : action })}
        />
        <SearchBox
          label="Search in the reasons"
          placeholder="Reason"
          defaultValue={filters.search}
          onSearch={(search) => setFilters({ search })}
        />
        <div className="flex flex-wrap gap-x-3 gap-y-2 sm:flex-nowrap">
          <DayField label="From" defaultValue={filters.from} onChange={(from) => setFilters({ from })} />
          <DayField label="To" defaultValue={filters.to} onChange={(to) => setFilters({ to })} />
        </div>
      </search>
      {log.isPending ? <TableSkeleton label="the audit log" rows={12} columns={5} /> : null}
      {log.isError && !log.data ? (
        <ProblemState
          title="The audit log couldn’t be loaded"
          error={log.error}
          onRetry={() => log.refetch()}
          isRetrying={log.isFetching}
        />
      ) : null}
      {log.data && entries.length === 0 && isFiltered ? (
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title="Nothing fits"
          description="No change matches these filters."
          action={
            <Button variant="outline" onClick={clear}>
              Show all changes
            </Button>
          }
        />
      ) : null}
      {log.data && entries.length === 0 && !isFiltered ? (
        <EmptyState
          icon={<ScrollText aria-hidden="true" />}
          title="Nothing was changed yet"
          description="Make a room or move one, and it is written down here."
        />
      ) : null}
      {entries.length > 0 ? (
        <DataTable label="Audit log" stacksBelow="56rem" className="table-fixed">
          <TableHead>
            <HeadCell className="w-28">When</HeadCell>
            <HeadCell>Who</HeadCell>
            <HeadCell className="w-44">What</HeadCell>
            <HeadCell>To what</HeadCell>
            <HeadCell className="w-2/5">Before and after</HeadCell>
          </TableHead>
          <TableBody>
            {entries.map((entry) => (
              <AuditRow key={entry.id} entry={entry} />
            ))}
          </TableBody>
        </DataTable>
      ) : null}
      <LoadMore query={log} what="changes" />
    </div>
  );
}
