import { ArrowDown, ArrowUp } from 'lucide-react';
import type { RoomFilters } from '@/lib/queries/admin-rooms';
import type { AdminRoomView } from '@/lib/schemas/overview';
import { DataTable, HeadCell } from '../data-table';
import { RoomRow } from './room-row';

interface RoomsTableProps {
  readonly rooms: readonly AdminRoomView[];
  readonly sort: RoomFilters['sort'];
  readonly onSort: (sort: RoomFilters['sort']) => void;
}

/** Fifty rooms on a screen: what each runs on, what its next meeting gets and why. */
export function RoomsTable({ rooms, sort, onSort }: RoomsTableProps) {
  return (
    <DataTable label="Rooms" minWidth="min-w-4xl" className="table-fixed">
      <thead>
        <tr>
          <SortHead
            label="Room"
            className="w-60"
            isSorted={sort === 'name' || sort === '-name'}
            isDescending={sort === '-name'}
            onSort={() => onSort(sort === 'name' ? '-name' : 'name')}
          />
          <HeadCell className="w-24">Home</HeadCell>
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
        </tr>
      </thead>
      <tbody>
        {rooms.map((room) => (
          <RoomRow key={room.name} room={room} />
        ))}
      </tbody>
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
    <HeadCell className={className} aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        onClick={onSort}
        className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-foreground"
      >
        {label}
        {isSorted ? <Arrow aria-hidden="true" className="size-3" /> : null}
      </button>
    </HeadCell>
  );
}
