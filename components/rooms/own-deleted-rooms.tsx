'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Moment } from '@/components/admin/moment';
import { Button } from '@/components/ui/button';
import { ownDeletedRoomsQuery } from '@/lib/queries/deleted-rooms';
import type { RoomView } from '@/lib/schemas/room';
import { BringBackButton } from './bring-back-button';

/** What an owner can bring back of their own, folded up below their rooms. Nothing where nothing was deleted. */
export function OwnDeletedRooms() {
  const list = useInfiniteQuery(ownDeletedRoomsQuery);
  const rooms = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (rooms.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer py-1 text-muted-foreground underline-offset-4 hover:underline">
        Deleted rooms of yours
      </summary>
      <ul aria-label="Deleted rooms of yours" className="mt-2 divide-y rounded-md border bg-card">
        {rooms.map((room) => (
          <DeletedRoom key={`${room.name} ${room.createdAt}`} room={room} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          variant="outline"
          className="mt-2"
          isPending={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </details>
  );
}

function DeletedRoom({ room }: { readonly room: RoomView }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{room.title}</p>
        <p className="wrap-anywhere text-muted-foreground">
          /{room.name}
          {room.deletedAt ? (
            <>
              , deleted <Moment at={room.deletedAt} as="distance" />
            </>
          ) : null}
          {room.restorableUntil ? (
            <>
              ; can be brought back until <Moment at={room.restorableUntil} />
            </>
          ) : null}
        </p>
      </div>
      <BringBackButton room={room} />
    </li>
  );
}
