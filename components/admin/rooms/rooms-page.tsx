'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { DoorOpen, SearchX, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { adminRoomsQuery } from '@/lib/queries/admin-rooms';
import type { AdminRoomView } from '@/lib/schemas/overview';
import { countOf, countWords } from '../describe-people';
import { LoadMore } from '../load-more';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { TableSkeleton } from '../table-skeleton';
import { ImportButton } from './import-button';
import { RecentMovesButton } from './recent-moves-button';
import { RoomsFilters } from './rooms-filters';
import { RoomsTable } from './rooms-table';
import { SelectionBar } from './selection-bar';
import { isNarrowedDown, NO_FILTERS, useRoomFilters } from './use-room-filters';
import { useRoomSelection } from './use-room-selection';

/** Every room, what it runs on and will run on, and the way to move one or many of them. */
export function RoomsPage() {
  const { filters, setFilters } = useRoomFilters();
  const [clears, setClears] = useState(0);
  const { data: platforms } = useQuery(platformsQuery);
  const list = useInfiniteQuery(adminRoomsQuery(filters));
  const rooms = uniqueByName(list.data?.pages.flatMap(({ items }) => items) ?? []);
  const total = list.data?.pages.at(-1)?.total ?? 0;
  const { sort, ...filter } = filters;
  const selection = useRoomSelection(
    JSON.stringify(filter),
    rooms.map(({ name }) => name),
  );
  const clear = () => {
    setFilters(NO_FILTERS as Partial<typeof filters>);
    setClears((count) => count + 1);
  };
  return (
    <div className="space-y-4">
      <PageHeader
        title="Rooms"
        description="A move changes the next meeting; people in a call stay unless moved along."
        actions={
          <>
            <RecentMovesButton />
            <ButtonLink href="/admin/rooms?deleted=true" variant="outline" size="sm">
              <Trash2 aria-hidden="true" />
              Deleted
            </ButtonLink>
            <ImportButton />
            <ButtonLink href="/" variant="outline" size="sm">
              Make a room
            </ButtonLink>
          </>
        }
      />
      <RoomsFilters key={clears} filters={filters} platforms={platforms ?? []} onChange={setFilters}>
        {list.data ? describeCount(rooms.length, total) : null}
      </RoomsFilters>
      <SelectionBar
        selection={selection}
        filter={filter}
        total={total}
        isPageFull={rooms.length > 0 && selection.names.size === rooms.length}
      />
      {list.isPending ? <TableSkeleton label="the rooms" rows={16} columns={8} /> : null}
      {list.isError && !list.data ? (
        <ProblemState
          title="The rooms couldn’t be loaded"
          error={list.error}
          onRetry={() => list.refetch()}
          isRetrying={list.isFetching}
        />
      ) : null}
      {list.data && rooms.length === 0 ? <NoRooms isFiltered={isNarrowedDown(filters)} onClear={clear} /> : null}
      {rooms.length > 0 ? (
        <RoomsTable rooms={rooms} sort={sort} onSort={(next) => setFilters({ sort: next })} selection={selection} />
      ) : null}
      <LoadMore query={list} what="rooms" />
    </div>
  );
}

/** People come and go between two pages, and a room that moved up in the order stands on both. */
function uniqueByName(rooms: readonly AdminRoomView[]): AdminRoomView[] {
  return [...new Map(rooms.map((room) => [room.name, room])).values()];
}

function describeCount(shown: number, total: number): string {
  return shown < total ? `${countWords(shown)} of ${countOf(total, 'room')}` : countOf(total, 'room');
}

function NoRooms({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title="No room fits"
        description="Nothing matches what you search for."
        action={
          <Button variant="outline" onClick={onClear}>
            Show all rooms
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<DoorOpen aria-hidden="true" />}
      title="No rooms yet"
      description="Make the first one. Its link works at once and never changes, whatever platform is behind it."
      action={<ButtonLink href="/">Make a room</ButtonLink>}
    />
  );
}
