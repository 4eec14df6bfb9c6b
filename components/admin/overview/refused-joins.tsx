import type { FiguresView } from '@/lib/schemas/figures';
import { DataCell, DataRow, DataTable, HeadCell, TableBody, TableHead } from '../data-table';
import { countWords } from '../describe-people';
import { Moment } from '../moment';
import { RoomName } from '../room-name';

/** Who was let into no call, each with the code that they may read out on the phone. */
export function RefusedJoins({ refused }: { readonly refused: FiguresView['refused'] }) {
  if (refused.count === 0) {
    return (
      <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
        Nobody was turned away.
      </p>
    );
  }
  return (
    <div className="space-y-2">
      <DataTable label="Refused joins" stacksBelow="42rem">
        <TableHead>
          <HeadCell>When</HeadCell>
          <HeadCell>Support code</HeadCell>
          <HeadCell>Room</HeadCell>
          <HeadCell className="w-1/2">Why</HeadCell>
        </TableHead>
        <TableBody>
          {refused.newest.map(({ at, supportCode, room, sentence }) => (
            <DataRow key={supportCode} className="align-top">
              <DataCell label="When" className="whitespace-nowrap text-muted-foreground">
                <Moment at={at} />
              </DataCell>
              <DataCell label="Support code" className="font-mono text-xs whitespace-nowrap">
                {supportCode}
              </DataCell>
              <DataCell label="Room">
                <RoomName name={room} className="block truncate font-medium underline-offset-4 hover:underline" />
              </DataCell>
              <DataCell label="Why" isWide>
                {sentence}
              </DataCell>
            </DataRow>
          ))}
        </TableBody>
      </DataTable>
      {refused.count > refused.newest.length ? (
        <p className="text-sm text-muted-foreground">
          The newest {refused.newest.length} of {countWords(refused.count)} refused joins. The log has every code.
        </p>
      ) : null}
    </div>
  );
}
