import { StateDot } from '@/components/ui/state-dot';
import type { ImportAnswer } from '@/lib/schemas/room-import';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { countOf, countWords } from '../describe-people';
import { PlatformName } from '../platform-name';

/** More rows than these are not shown; those that are wrong come first. */
const MOST_SHOWN = 200;

/** What an import would make, row by row, with what is wrong. */
export function ImportRows({ answer }: { readonly answer: ImportAnswer }) {
  const { rooms, made, refused } = answer;
  const sorted = [...rooms].sort(
    (one, other) => Number(one.result === 'ok') - Number(other.result === 'ok') || one.row - other.row,
  );
  return (
    <div className="space-y-2">
      <p role="status" className="text-sm">
        {refused === 0 ? `${countOf(made, 'room')} can be made.` : describeRefused(refused, rooms.length)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="max-h-64 overflow-y-auto" tabIndex={0} aria-label="Rows of the import">
        <DataTable label="Rooms to make" stacksBelow="32rem">
          <TableHead>
            <HeadCell className="w-12">Row</HeadCell>
            <HeadCell>Room</HeadCell>
            <HeadCell>Home</HeadCell>
            <HeadCell className="w-1/2">Result</HeadCell>
          </TableHead>
          <TableBody>
            {sorted.slice(0, MOST_SHOWN).map(({ row, name, title, platform, errors }) => (
              <DataRow key={row} className="align-top">
                <DataCell label="Row" className="tabular text-muted-foreground">
                  {row}
                </DataCell>
                <RowHead>
                  <span className="font-medium">{name || 'without a name'}</span>
                  {title && title !== name ? <span className="text-muted-foreground"> {title}</span> : null}
                </RowHead>
                <DataCell label="Home">{platform ? <PlatformName platform={platform} isDense /> : '–'}</DataCell>
                <DataCell label="Result" isWide>
                  {errors.length === 0 ? (
                    <StateDot tone="success">can be made</StateDot>
                  ) : (
                    <ul className="text-destructive">
                      {errors.map(({ path, message }) => (
                        <li key={`${path} ${message}`}>
                          {/^\p{Lu}|^“/u.test(message) ? message : `${path} ${message}`}
                        </li>
                      ))}
                    </ul>
                  )}
                </DataCell>
              </DataRow>
            ))}
          </TableBody>
        </DataTable>
      </section>
      {rooms.length > MOST_SHOWN ? (
        <p className="text-sm text-muted-foreground">and {rooms.length - MOST_SHOWN} more rows</p>
      ) : null}
    </div>
  );
}

function describeRefused(refused: number, rooms: number): string {
  if (rooms === 1) return 'The room can’t be made. Correct it and check again.';
  return `${countWords(refused)} of ${countWords(rooms)} rooms can’t be made. Correct ${refused === 1 ? 'it' : 'them'} and check again.`;
}
