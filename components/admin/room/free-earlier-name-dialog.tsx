'use client';

import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import { toApiProblem } from '@/lib/queries/api-problem';
import { releaseNameMutation } from '@/lib/queries/deleted-rooms';
import type { RoomView } from '@/lib/schemas/room';

interface FreeEarlierNameDialogProps {
  readonly room: RoomView;
  /** A name that the room had before. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Says what it means that an earlier name of a room leads to it no more. */
export function FreeEarlierNameDialog({ room, name, onClose }: FreeEarlierNameDialogProps) {
  const release = useMutation({
    ...releaseNameMutation,
    // Not left to the click: the question goes with the name, and its own callbacks may go unheard then.
    onSuccess: async (...freed) => {
      await releaseNameMutation.onSuccess?.(...freed);
      onClose();
      toast.success(`The name “${name}” is free`, { description: 'A new room can have it now.' });
    },
  });
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={
        <>
          Free the name <span className="wrap-anywhere">“{name}”</span>?
        </>
      }
      description={
        <div className="flex flex-col gap-2">
          <p>
            Old links, <span className="wrap-anywhere text-foreground">{new URL(`/${name}`, room.url).href}</span> in
            calendars too, stop leading to “{room.title}”. Anybody who may make rooms may take the name, and these links
            then lead to their room.
          </p>
          <p>
            The room itself and its link <span className="wrap-anywhere text-foreground">{room.url}</span> stay as they
            are.
          </p>
        </div>
      }
      confirmLabel="Free this name"
      isDestructive
      isPending={release.isPending}
      error={release.error ? toApiProblem(release.error).message : null}
      onConfirm={() => release.mutate(name)}
    />
  );
}
