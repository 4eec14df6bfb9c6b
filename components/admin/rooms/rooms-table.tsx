import { ArrowDown, ArrowUp } from 'lucide-react';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/lib/cn';
import type { RoomFilters } from '@/lib/queries/admin-rooms';
import type { AdminRoomView } from '@/lib/schemas/overview';
import { DataTable, HeadCell, TableBody, TableHead } from '../data-table';
import { RoomRow } from './room-row';
import type { RoomSelection } from './use-room-selection';

interface RoomsTableProps {
  readonly rooms: readonly AdminRoomView[];
  readonly sort: RoomFilters['sort'];
  readonly onSort: (sort: RoomFilters['sort']) => void;
  readonly selection: RoomSelection;
}

/** Fifty rooms on a screen: what each runs on, what its next meeting gets and why. */
export function RoomsTable({ rooms, sort, onSort, selection }: RoomsTableProps) {
  const chosen = selection.names.size;
  return (
    <DataTable label="Rooms" stacksBelow="62rem" className="table-fixed">
      <TableHead>
        <HeadCell className="w-9 pr-0 stacked:static stacked:flex stacked:h-9 stacked:w-auto stacked:items-center stacked:border-0 stacked:bg-transparent stacked:px-0">
          <Checkbox
            aria-label="Choose all rooms on this page"
            className="size-4"
            checked={chosen === rooms.length}
            indeterminate={chosen > 0 && chosen < rooms.length}
            onCheckedChange={selection.choosePage}
          />
        </HeadCell>
        <SortHead
          label="Room"
          className="w-[16%]"
          isSorted={sort === 'name' || sort === '-name'}
          isDescending={sort === '-name'}
          onSort={() => onSort(sort === 'name' ? '-name' : 'name')}
        />
        <HeadCell className="w-24">Home</HeadCell>
        <HeadCell className="w-[17.5%]">Next meeting</HeadCell>
        <SortHead
          label="People now"
          className="w-26"
          isSorted={sort === 'people'}
          isDescending
          onSort={() => onSort(sort === 'people' ? 'name' : 'people')}
        />
        <SortHead
          label="Last meeting"
          className="w-31"
          isSorted={sort === 'recent' || sort === '-recent'}
          isDescending={sort === 'recent'}
          onSort={() => onSort(sort === 'recent' ? '-recent' : 'recent')}
        />
        <HeadCell className="w-20">Pin</HeadCell>
        <HeadCell>Moved by hand</HeadCell>
        <HeadCell className="w-20">
          <span className="sr-only">Move</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rooms.map((room) => (
          <RoomRow
            key={room.name}
            room={room}
            isChosen={selection.names.has(room.name)}
            onChoose={(isChosen) => selection.toggle(room.name, isChosen)}
          />
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
