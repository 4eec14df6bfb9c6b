'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { toApiProblem } from '@/lib/queries/api-problem';
import { createRoomMutation } from '@/lib/queries/rooms';
import { RoomForm } from './room-form';
import { NEW_ROOM_VALUES, toNewRoom } from './room-form-values';

interface NewRoomDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  origin: string;
  /** A name to begin with, where somebody came from a link that led nowhere. */
  initialName?: string | undefined;
}

export function NewRoomDialog({ isOpen, onOpenChange, origin, initialName = '' }: NewRoomDialogProps) {
  const create = useMutation(createRoomMutation);
  const change = (next: boolean) => {
    create.reset();
    onOpenChange(next);
  };

  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogContent title="New room" description="A room has one link that never changes.">
        <RoomForm
          initialValues={{ ...NEW_ROOM_VALUES, name: initialName }}
          isNew
          origin={origin}
          platform={null}
          problem={create.error ? toApiProblem(create.error) : null}
          onSubmit={(values) =>
            create.mutate(toNewRoom(values), {
              onSuccess: (room) => {
                onOpenChange(false);
                toast.success(`“${room.title}” is ready`, { description: room.url });
              },
            })
          }
        >
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" isPending={create.isPending}>
              Make room
            </Button>
          </DialogFooter>
        </RoomForm>
      </DialogContent>
    </Dialog>
  );
}
