'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { DoorOpen, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { toApiProblem } from '@/lib/queries/api-problem';
import { roomListQuery } from '@/lib/queries/rooms';
import type { RoomView } from '@/lib/schemas/room';
import { DeleteRoomDialog } from './delete-room-dialog';
import { EditRoomDialog } from './edit-room-dialog';
import { RoomListSkeleton } from './room-list-skeleton';
import { RoomRow } from './room-row';

interface RoomListProps {
  search: string;
  origin: string;
  isSignedIn: boolean;
  onNewRoom: () => void;
}

type OpenDialog = { readonly kind: 'edit' | 'delete'; readonly room: RoomView } | null;

/** The rooms that whoever looks may see, kept fresh. */
export function RoomList({ search, origin, isSignedIn, onNewRoom }: RoomListProps) {
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const rooms = useInfiniteQuery(roomListQuery(search));

  if (rooms.isPending) return <RoomListSkeleton />;
  if (rooms.isError && !rooms.data) {
    const problem = toApiProblem(rooms.error);
    return (
      <ErrorState
        title="The rooms couldn’t be loaded"
        message={problem.message}
        supportCode={problem.supportCode}
        onRetry={() => void rooms.refetch()}
        isRetrying={rooms.isFetching}
      />
    );
  }

  const items = rooms.data.pages.flatMap((page) => page.items);
  // As the list knows it now: people may come while the question stands.
  const freshOf = (room: RoomView) => items.find(({ name }) => name === room.name) ?? room;
  return (
    <>
      {items.length === 0 ? (
        <NoRooms search={search} isSignedIn={isSignedIn} onNewRoom={onNewRoom} />
      ) : (
        <ul aria-label="Rooms" className="divide-y rounded-md border bg-card">
          {items.map((room) => (
            <RoomRow
              key={room.name}
              room={room}
              onEdit={(edited) => setDialog({ kind: 'edit', room: edited })}
              onDelete={(deleted) => setDialog({ kind: 'delete', room: deleted })}
            />
          ))}
        </ul>
      )}
      {rooms.hasNextPage ? (
        <Button
          variant="outline"
          className="self-center"
          isPending={rooms.isFetchingNextPage}
          onClick={() => void rooms.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
      {dialog?.kind === 'edit' ? (
        <EditRoomDialog room={dialog.room} origin={origin} onClose={() => setDialog(null)} />
      ) : null}
      {dialog?.kind === 'delete' ? (
        <DeleteRoomDialog room={freshOf(dialog.room)} onClose={() => setDialog(null)} />
      ) : null}
    </>
  );
}

function NoRooms({ search, isSignedIn, onNewRoom }: Omit<RoomListProps, 'origin'>) {
  if (search) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title={`No room matches “${search}”`}
        description="Search by title or by the name in the link."
      />
    );
  }
  if (!isSignedIn) {
    return (
      <EmptyState
        icon={<DoorOpen aria-hidden="true" />}
        title="No open rooms"
        description="Rooms that anybody may enter are listed here. Sign in to see the others, or open the link that you were sent."
        action={<ButtonLink href="/login">Sign in</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      icon={<DoorOpen aria-hidden="true" />}
      title="No rooms yet"
      description="Make the first one, share its link, and meet there whenever you like."
      action={<Button onClick={onNewRoom}>Make a room</Button>}
    />
  );
}
