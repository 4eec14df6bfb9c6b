import type { FiguresView } from '@/lib/schemas/figures';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { nameSlice } from './describe-figures';

interface SliceTableProps {
  readonly label: string;
  readonly figures: FiguresView;
  readonly columns: readonly { readonly key: string; readonly label: string; readonly cells: readonly string[] }[];
}

/** The numbers of a chart over time, slice by slice, the newest first. */
export function SliceTable({ label, figures, columns }: SliceTableProps) {
  const rows = figures.slices.map((start, index) => ({ start, index })).toReversed();
  return (
    <DataTable label={label} stacksBelow="32rem">
      <TableHead>
        <HeadCell>From</HeadCell>
        {columns.map((column) => (
          <HeadCell key={column.key} className="text-right">
            {column.label}
          </HeadCell>
        ))}
      </TableHead>
      <TableBody>
        {rows.map(({ start, index }) => (
          <DataRow key={start}>
            <RowHead className="tabular whitespace-nowrap">{nameSlice(start, figures.range)}</RowHead>
            {columns.map((column) => (
              <DataCell key={column.key} label={column.label} className="text-right">
                {column.cells[index]}
              </DataCell>
            ))}
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
