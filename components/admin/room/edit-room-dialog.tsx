'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { updateRoom } from '@/lib/queries/admin-rooms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { RoomView, UpdateRoomInput } from '@/lib/schemas/room';
import { FormProblem } from '../form-problem';
import { findRoomChanges, type RoomDraft, toDraft } from './room-changes';
import { RoomFields } from './room-fields';

/** Changes a room. What goes on keeps the settings it was made with. */
export function EditRoomDialog({ room, onClose }: { readonly room: RoomView; readonly onClose: () => void }) {
  const client = useQueryClient();
  const { data: platforms } = useQuery(platformsQuery);
  // The room as it was when the form was opened: a change by somebody else must be refused, not silently merged.
  const [opened] = useState(room);
  const [draft, setDraft] = useState(() => toDraft(room));
  const save = useMutation({
    mutationFn: (changes: UpdateRoomInput) => updateRoom({ room: opened.name, version: opened.version, changes }),
    onSuccess: () => {
      toast.success('Room saved', {
        description: room.live ? 'The meeting that goes on keeps its settings.' : undefined,
      });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  const problem = save.error ? toApiProblem(save.error) : null;
  const hasFieldErrors = problem !== null && Object.keys(problem.fieldErrors).length > 0;

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const changes = findRoomChanges(opened, draft);
    if (changes) save.mutate(changes);
    else onClose();
  };

  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={`Edit ${room.title}`}
        description="A meeting that goes on keeps the settings it was made with; how guests get in holds at once."
        className="sm:w-[40rem]"
      >
        <form onSubmit={submit} className="space-y-4" noValidate>
          <RoomFields
            draft={draft}
            onChange={(changes: Partial<RoomDraft>) => setDraft((before) => ({ ...before, ...changes }))}
            platforms={platforms ?? []}
            errors={problem?.fieldErrors ?? {}}
          />
          <FormProblem error={hasFieldErrors ? null : save.error}>
            {problem?.code === 'changed-meanwhile' ? (
              <p>Close this form and open it again to start from what the room is now.</p>
            ) : null}
          </FormProblem>
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" isPending={save.isPending}>
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
