import { ArrowDown, ArrowUp } from 'lucide-react';
import { cn } from '@/lib/cn';
import type { RoomFilters } from '@/lib/queries/admin-rooms';
import type { AdminRoomView } from '@/lib/schemas/overview';
import { DataTable, HeadCell, TableBody, TableHead } from '../data-table';
import { RoomRow } from './room-row';

interface RoomsTableProps {
  readonly rooms: readonly AdminRoomView[];
  readonly sort: RoomFilters['sort'];
  readonly onSort: (sort: RoomFilters['sort']) => void;
}

/** Fifty rooms on a screen: what each runs on, what its next meeting gets and why. */
export function RoomsTable({ rooms, sort, onSort }: RoomsTableProps) {
  return (
    <DataTable label="Rooms" stacksBelow="56rem" className="table-fixed">
      <TableHead>
        <SortHead
          label="Room"
          className="w-60"
          isSorted={sort === 'name' || sort === '-name'}
          isDescending={sort === '-name'}
          onSort={() => onSort(sort === 'name' ? '-name' : 'name')}
        />
        <HeadCell className="w-30">Home</HeadCell>
        <HeadCell>Next meeting</HeadCell>
        <SortHead
          label="People now"
          className="w-28"
          isSorted={sort === 'people'}
          isDescending
          onSort={() => onSort(sort === 'people' ? 'name' : 'people')}
        />
        <HeadCell className="w-26">Pin</HeadCell>
        <HeadCell>Moved by hand</HeadCell>
        <HeadCell className="w-20">
          <span className="sr-only">Move</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rooms.map((room) => (
          <RoomRow key={room.name} room={room} />
        ))}
      </TableBody>
    </DataTable>
  );
}

interface SortHeadProps {
  readonly label: string;
  readonly className?: string;
  readonly isSorted: boolean;
  readonly isDescending: boolean;
  readonly onSort: () => void;
}

function SortHead({ label, className, isSorted, isDescending, onSort }: SortHeadProps) {
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return (
    <HeadCell
      className={cn(
        'stacked:static stacked:flex stacked:w-auto stacked:items-center stacked:border-0 stacked:bg-transparent stacked:px-0',
        className,
      )}
      aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        onClick={onSort}
        className="inline-flex min-h-6 stacked:min-h-8 items-center gap-1 rounded-sm hover:text-foreground"
      >
        {label}
        {isSorted ? <Arrow aria-hidden="true" className="size-3" /> : null}
      </button>
    </HeadCell>
  );
}
