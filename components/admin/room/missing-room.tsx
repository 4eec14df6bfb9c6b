'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { undoDelete } from '@/components/rooms/undo-delete';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { deletedRoomQuery } from '@/lib/queries/deleted-rooms';
import type { RoomView } from '@/lib/schemas/room';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { RoomSkeleton } from './room-skeleton';

interface MissingRoomProps {
  readonly name: string;
  /** What the server said when it was asked for the room. */
  readonly error: unknown;
  /** It is being asked for again. */
  readonly isLooking: boolean;
  /** The room may be there again. */
  readonly onBack: () => unknown;
}

/** In place of a room that is gone: who deleted it and when, and the way to bring it back, for as long as there is one. */
export function MissingRoom({ name, error, isLooking, onBack }: MissingRoomProps) {
  const deleted = useQuery(deletedRoomQuery(name));
  const wasDeleted = useRef(false);
  useEffect(() => {
    if (deleted.data) wasDeleted.current = true;
    // Somebody else brought it back.
    else if (deleted.data === null && wasDeleted.current) {
      wasDeleted.current = false;
      onBack();
    }
  }, [deleted.data, onBack]);
  if (deleted.isPending || (deleted.data === null && isLooking)) return <RoomSkeleton />;
  if (deleted.data) return <DeletedRoom room={deleted.data} onBack={onBack} />;
  return (
    <div className="space-y-4">
      <PageHeader title={name} />
      <ProblemState
        title="The room couldn’t be loaded"
        error={deleted.error ?? error}
        onRetry={onBack}
        wayBack={<AllRooms />}
      />
    </div>
  );
}

function DeletedRoom({ room, onBack }: { readonly room: RoomView; readonly onBack: () => unknown }) {
  const restore = useMutation({
    mutationFn: () => undoDelete(room),
    onSuccess: async (isBack) => {
      if (isBack) await onBack();
    },
  });
  return (
    <div className="space-y-4">
      <PageHeader
        title={room.title}
        description={<span className="break-all">{room.url}</span>}
        actions={<AllRooms />}
      />
      <Notice
        tone="warning"
        action={
          <Button variant="outline" size="sm" isPending={restore.isPending} onClick={() => restore.mutate()}>
            Bring it back
          </Button>
        }
      >
        This room was deleted at {room.deletedAt ? <Moment at={room.deletedAt} /> : null}
        {room.deletedBy ? ` by ${room.deletedBy}` : null}. Its link leads nowhere. It can be brought back, as it was,
        until {room.restorableUntil ? <Moment at={room.restorableUntil} /> : null}.
      </Notice>
    </div>
  );
}

function AllRooms() {
  return (
    <ButtonLink href="/admin/rooms" variant="outline" size="sm">
      All rooms
    </ButtonLink>
  );
}
