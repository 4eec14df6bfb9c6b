'use client';

import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import { toApiProblem } from '@/lib/queries/api-problem';
import { deleteRoomMutation } from '@/lib/queries/rooms';
import type { RoomView } from '@/lib/schemas/room';
import { countPeople } from './people-count';
import { undoDelete } from './undo-delete';

const UNDO_MS = 10_000;

interface DeleteRoomDialogProps {
  room: RoomView;
  onClose: () => void;
}

/** Says what a deletion does to whom. People in a call stay: the room goes when the last one has left. */
export function DeleteRoomDialog({ room, onClose }: DeleteRoomDialogProps) {
  const remove = useMutation(deleteRoomMutation);
  const people = room.live?.people ?? 0;
  const hasCall = people > 0;
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={hasCall ? `Delete “${room.title}” when its call is over?` : `Delete “${room.title}”?`}
      description={
        <div className="flex flex-col gap-2">
          {hasCall ? (
            <p>
              {countPeople(people)} {people === 1 ? 'is' : 'are'} in a call here and can stay. Nobody else gets in any
              more, and the room is deleted when the last one has left.
            </p>
          ) : (
            <p>Nobody is in the call.</p>
          )}
          <p>
            The link <span className="wrap-anywhere text-foreground">{room.url}</span> stops working for everybody who
            has it, in calendars too.
          </p>
          <p>An administrator can bring the room back within 30 days. Nobody else gets its name for 90 days.</p>
        </div>
      }
      confirmLabel={hasCall ? 'Close and delete' : 'Delete room'}
      isDestructive
      isPending={remove.isPending}
      error={remove.error ? toApiProblem(remove.error).message : null}
      onConfirm={() =>
        remove.mutate(
          { name: room.name, version: room.version },
          {
            onSuccess: (outcome) => {
              onClose();
              toast.success(
                outcome === 'closing'
                  ? `“${room.title}” is deleted when its call is over`
                  : `“${room.title}” was deleted`,
                { duration: UNDO_MS, action: { label: 'Undo', onClick: () => void undoDelete(room) } },
              );
            },
          },
        )
      }
    />
  );
}
