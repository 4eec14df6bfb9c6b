'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { BringBackButton, useIsComingBack } from '@/components/rooms/bring-back-button';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { deletedRoomsQuery } from '@/lib/queries/deleted-rooms';
import type { RoomView } from '@/lib/schemas/room';
import { ActionCell, DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { LoadMore } from '../load-more';
import { Moment } from '../moment';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { SearchBox } from '../search-box';
import { TableSkeleton } from '../table-skeleton';
import { FreeNameDialog } from './free-name-dialog';

/** The deleted rooms that can still be brought back, with who deleted them. */
export function DeletedRooms() {
  const [search, setSearch] = useState('');
  const list = useInfiniteQuery(deletedRoomsQuery(search));
  const rooms = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="space-y-4">
      <PageHeader
        title="Deleted rooms"
        description="Each can be brought back for 30 days, as it was and with its link. One whose name was freed can’t."
        actions={
          <ButtonLink href="/admin/rooms" variant="outline" size="sm">
            All rooms
          </ButtonLink>
        }
      />
      <search className="flex flex-wrap items-center gap-3">
        <SearchBox
          label="Search deleted rooms by name, title or tag"
          placeholder="Name, title or tag"
          onSearch={setSearch}
        />
      </search>
      {list.isPending ? <TableSkeleton label="the deleted rooms" rows={8} columns={5} /> : null}
      {list.isError && !list.data ? (
        <ProblemState
          title="The deleted rooms couldn’t be loaded"
          error={list.error}
          onRetry={() => list.refetch()}
          isRetrying={list.isFetching}
        />
      ) : null}
      {list.data && rooms.length === 0 ? <NoRooms isFiltered={search !== ''} /> : null}
      {rooms.length > 0 ? (
        <DataTable label="Deleted rooms" stacksBelow="42rem">
          <TableHead>
            <HeadCell>Room</HeadCell>
            <HeadCell>Owner</HeadCell>
            <HeadCell>Deleted</HeadCell>
            <HeadCell>By</HeadCell>
            <HeadCell>Can be brought back until</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </TableHead>
          <TableBody>
            {rooms.map((room) => (
              <DeletedRoomRow key={`${room.name} ${room.createdAt}`} room={room} />
            ))}
          </TableBody>
        </DataTable>
      ) : null}
      <LoadMore query={list} what="rooms" />
    </div>
  );
}

function DeletedRoomRow({ room }: { readonly room: RoomView }) {
  const isComingBack = useIsComingBack(room);
  const [isAsked, setAsked] = useState(false);
  return (
    <DataRow>
      <RowHead className="stacked:pr-0">
        <span className="font-medium">{room.title}</span>{' '}
        <span className="break-all text-muted-foreground">{room.name}</span>
        {room.formerNames?.length ? (
          <span className="block wrap-anywhere text-muted-foreground">before: {room.formerNames.join(', ')}</span>
        ) : null}
      </RowHead>
      <DataCell label="Owner">{room.owner ?? 'Nobody'}</DataCell>
      <DataCell label="Deleted">{room.deletedAt ? <Moment at={room.deletedAt} /> : null}</DataCell>
      <DataCell label="By">{room.deletedBy ?? 'Not known'}</DataCell>
      <DataCell label="Can be brought back until">
        {room.restorableUntil ? <Moment at={room.restorableUntil} /> : null}
      </DataCell>
      <ActionCell className="space-x-2 whitespace-nowrap stacked:static stacked:col-span-full stacked:pt-1 stacked:text-left">
        <BringBackButton room={room} className="min-h-6 px-2 py-0 text-xs" />
        <Button
          variant="outline"
          size="sm"
          className="min-h-6 px-2 py-0 text-xs"
          aria-label={`Free its name: ${room.title}`}
          disabled={isComingBack}
          onClick={() => setAsked(true)}
        >
          Free its name
        </Button>
        {isAsked ? <FreeNameDialog room={room} onClose={() => setAsked(false)} /> : null}
      </ActionCell>
    </DataRow>
  );
}

function NoRooms({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState
      icon={<Trash2 aria-hidden="true" />}
      title={isFiltered ? 'No deleted room fits' : 'No deleted rooms'}
      description={
        isFiltered
          ? 'Nothing that can be brought back matches what you search for.'
          : 'Nothing was deleted in the last 30 days that could be brought back.'
      }
    />
  );
}
