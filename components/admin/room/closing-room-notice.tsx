'use client';

import { useMutation } from '@tanstack/react-query';
import { undoDelete } from '@/components/rooms/undo-delete';
import { Button } from '@/components/ui/button';
import type { RoomView } from '@/lib/schemas/room';
import { Moment } from '../moment';
import { Notice } from '../notice';

/** That a room is deleted once its call is over: who asked for it, since when, what it means, and the way to keep it. */
export function ClosingRoomNotice({
  room,
}: {
  readonly room: Pick<RoomView, 'name' | 'title' | 'createdAt' | 'closing' | 'isClosing'>;
}) {
  const keep = useMutation({ mutationFn: () => undoDelete(room) });
  const { closing } = room;
  if (closing === null) return null;
  return (
    <Notice
      tone="warning"
      action={
        <Button variant="outline" size="sm" isPending={keep.isPending} onClick={() => keep.mutate()}>
          Keep this room
        </Button>
      }
    >
      This room is deleted when its call is over, as {closing.by ?? 'somebody'} asked for at{' '}
      <Moment at={closing.since} />. Whoever is in the call can stay, and nobody else can join. There is no next
      meeting, so the room can’t be moved.
    </Notice>
  );
}
