'use client';

import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import { toApiProblem } from '@/lib/queries/api-problem';
import { releaseNameMutation } from '@/lib/queries/deleted-rooms';
import type { RoomView } from '@/lib/schemas/room';

interface FreeNameDialogProps {
  room: RoomView;
  onClose: () => void;
}

/** Says what it means to give a deleted room's names away, which nothing takes back. */
export function FreeNameDialog({ room, onClose }: FreeNameDialogProps) {
  const release = useMutation(releaseNameMutation);
  const formerNames = room.formerNames ?? [];
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={`Free the name of “${room.title}”?`}
      description={
        <div className="flex flex-col gap-2">
          <p>
            The room can’t be brought back afterwards. Anybody who may make rooms may take the name{' '}
            <span className="wrap-anywhere text-foreground">{room.name}</span>
            {formerNames.length > 0 ? (
              <>
                , and what it was called before:{' '}
                <span className="wrap-anywhere text-foreground">{formerNames.join(', ')}</span>
              </>
            ) : null}
            .
          </p>
          <p>
            Old links, <span className="wrap-anywhere text-foreground">{room.url}</span> in calendars too, then lead to
            the room of whoever takes it.
          </p>
        </div>
      }
      confirmLabel="Free its name"
      isDestructive
      isPending={release.isPending}
      error={release.error ? toApiProblem(release.error).message : null}
      onConfirm={() =>
        release.mutate(room.name, {
          onSuccess: () => {
            onClose();
            toast.success(describeFreed([room.name, ...formerNames]), { description: 'A new room can have it now.' });
          },
        })
      }
    />
  );
}

function describeFreed(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`);
  return quoted.length === 1 ? `The name ${quoted[0]} is free` : `The names ${quoted.join(', ')} are free`;
}
