import type { FiguresView } from '@/lib/schemas/figures';
import { DataCell, DataRow, DataTable, HeadCell, TableBody, TableHead } from '../data-table';
import { PlatformName } from '../platform-name';

/** Meetings that another platform took, by why and in whose place. */
export function Fallbacks({ fallbacks }: { readonly fallbacks: FiguresView['fallbacks'] }) {
  if (fallbacks.length === 0) {
    return (
      <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
        None. Every meeting that was made got the platform that it was meant for.
      </p>
    );
  }
  return (
    <DataTable label="Fallbacks" stacksBelow="32rem">
      <TableHead>
        <HeadCell>Cause</HeadCell>
        <HeadCell>Instead of</HeadCell>
        <HeadCell>Taken by</HeadCell>
        <HeadCell className="text-right">Meetings</HeadCell>
      </TableHead>
      <TableBody>
        {fallbacks.map(({ from, to, cause, sentence, count }) => (
          <DataRow key={`${from}-${to}-${cause}`}>
            <DataCell label="Cause" isWide>
              {sentence}
            </DataCell>
            <DataCell label="Instead of">
              <PlatformName platform={from} isDense className="text-[0.8125rem]" />
            </DataCell>
            <DataCell label="Taken by">
              {to ? <PlatformName platform={to} isDense className="text-[0.8125rem]" /> : 'none'}
            </DataCell>
            <DataCell label="Meetings" className="text-right font-medium">
              {count}
            </DataCell>
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
