import type { FiguresView } from '@/lib/schemas/figures';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { PlatformName } from '../platform-name';
import { describeAbout, describeShare } from './describe-figures';

/** What each platform was asked for, what it failed at, and how long it took. Health checks aside. */
export function PlatformFiguresTable({ platforms }: { readonly platforms: FiguresView['platforms'] }) {
  if (platforms.length === 0) {
    return (
      <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
        No platform was asked for anything in this time.
      </p>
    );
  }
  return (
    <DataTable label="What platforms made" stacksBelow="46rem">
      <TableHead>
        <HeadCell>Platform</HeadCell>
        <HeadCell className="text-right">Meetings made</HeadCell>
        <HeadCell className="text-right">Failed</HeadCell>
        <HeadCell className="text-right">Share failed</HeadCell>
        <HeadCell className="text-right">Half within</HeadCell>
        <HeadCell className="text-right">95 % within</HeadCell>
        <HeadCell className="text-right">Requests to its API</HeadCell>
        <HeadCell className="text-right">Failed requests</HeadCell>
      </TableHead>
      <TableBody>
        {platforms.map((figures) => (
          <DataRow key={figures.platform}>
            <RowHead className="stacked:pr-0">
              <PlatformName platform={figures.platform} isDense className="text-[0.8125rem]" />
            </RowHead>
            <DataCell label="Meetings made" className="text-right">
              {figures.made}
            </DataCell>
            <DataCell
              label="Failed"
              className={figures.failed > 0 ? 'text-right font-medium text-destructive' : 'text-right'}
            >
              {figures.failed}
            </DataCell>
            <DataCell label="Share failed" className="text-right">
              {describeShare(figures.failed, figures.made + figures.failed)}
            </DataCell>
            <DataCell label="Half within" className="text-right">
              {describeAbout(figures.createP50)}
            </DataCell>
            <DataCell label="95 % within" className="text-right">
              {describeAbout(figures.createP95)}
            </DataCell>
            <DataCell label="Requests to its API" className="text-right">
              {figures.calls}
            </DataCell>
            <DataCell label="Failed requests" className="text-right">
              {figures.failedCalls} ({describeShare(figures.failedCalls, figures.calls)})
            </DataCell>
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
