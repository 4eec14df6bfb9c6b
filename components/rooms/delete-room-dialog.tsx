'use client';

import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import { toApiProblem } from '@/lib/queries/api-problem';
import { deleteRoomMutation, restoreRoom } from '@/lib/queries/rooms';
import type { RoomView } from '@/lib/schemas/room';
import { countPeople } from './people-count';

const UNDO_MS = 10_000;

async function undo(room: RoomView): Promise<void> {
  try {
    await restoreRoom(room.name);
    toast.success(`“${room.title}” is back`, { description: 'Its link works again.' });
  } catch (error) {
    toast.error(`“${room.title}” couldn’t be brought back`, { description: toApiProblem(error).message });
  }
}

interface DeleteRoomDialogProps {
  room: RoomView;
  onClose: () => void;
}

/** Says what a deletion does to whom, and refuses it while people are in the room. */
export function DeleteRoomDialog({ room, onClose }: DeleteRoomDialogProps) {
  const remove = useMutation(deleteRoomMutation);
  const people = room.live?.people ?? 0;

  if (people > 0) {
    return (
      <AlertDialog
        isOpen
        onOpenChange={onClose}
        title={`“${room.title}” is in use`}
        description={
          <p>
            {countPeople(people)} {people === 1 ? 'is' : 'are'} in a call here and can stay. The room can be deleted
            once everybody has left.
          </p>
        }
        cancelLabel="Keep the room"
        confirmLabel="Close"
        onConfirm={onClose}
      />
    );
  }

  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={`Delete “${room.title}”?`}
      description={
        <div className="flex flex-col gap-2">
          <p>
            Nobody is in the call. The link <span className="wrap-anywhere text-foreground">{room.url}</span> stops
            working for everybody who has it, in calendars too.
          </p>
          <p>An administrator can bring the room back within 30 days. Nobody else gets its name for 90 days.</p>
        </div>
      }
      confirmLabel="Delete room"
      isDestructive
      isPending={remove.isPending}
      error={remove.error ? toApiProblem(remove.error).message : null}
      onConfirm={() =>
        remove.mutate(
          { name: room.name, version: room.version },
          {
            onSuccess: () => {
              onClose();
              toast.success(`“${room.title}” was deleted`, {
                duration: UNDO_MS,
                action: { label: 'Undo', onClick: () => void undo(room) },
              });
            },
          },
        )
      }
    />
  );
}
