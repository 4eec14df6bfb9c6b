'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import { roomQuery, updateRoomMutation } from '@/lib/queries/rooms';
import type { RoomView } from '@/lib/schemas/room';
import { RoomForm } from './room-form';
import { type RoomFormValues, toRoomChanges, valuesOfRoom } from './room-form-values';

interface EditRoomDialogProps {
  /** As it was when editing began: a change by somebody else meanwhile is then noticed. */
  room: RoomView;
  origin: string;
  onClose: () => void;
}

export function EditRoomDialog({ room, origin, onClose }: EditRoomDialogProps) {
  const update = useMutation(updateRoomMutation);
  // The list doesn't hold them.
  const { data } = useQuery(roomQuery(room.name));

  const save = (values: RoomFormValues) => {
    const changes = toRoomChanges(room, values);
    if (!changes) {
      onClose();
      return;
    }
    update.mutate(
      { name: room.name, version: room.version, changes },
      {
        onSuccess: (saved) => {
          onClose();
          toast.success(`“${saved.title}” was changed`);
        },
      },
    );
  };

  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? null : onClose())}>
      <DialogContent title={`Edit “${room.title}”`}>
        <RoomForm
          initialValues={valuesOfRoom(room)}
          isNew={false}
          origin={origin}
          platform={room.live?.platform ?? room.platform}
          earlierNames={data?.earlierNames}
          problem={update.error ? explainProblem(update.error) : null}
          onSubmit={save}
        >
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" isPending={update.isPending}>
              Save
            </Button>
          </DialogFooter>
        </RoomForm>
      </DialogContent>
    </Dialog>
  );
}

function explainProblem(error: unknown): ApiProblem {
  const problem = toApiProblem(error);
  if (problem.code !== 'changed-meanwhile') return problem;
  return new ApiProblem({
    ...problem,
    message: `${problem.message} Close this window and open it again to see the room as it is now.`,
  });
}
