'use client';

import { useIsMutating, useMutation } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import type { RoomView } from '@/lib/schemas/room';
import { undoDelete } from './undo-delete';

interface BringBackButtonProps {
  readonly room: RoomView;
  readonly className?: string;
}

/** In a list of deleted rooms: brings one of them back. */
export function BringBackButton({ room, className }: BringBackButtonProps) {
  const restore = useMutation({ mutationKey: keyOf(room), mutationFn: () => undoDelete(room) });
  return (
    <Button
      variant="outline"
      size="sm"
      className={className}
      aria-label={`Bring it back: ${room.title}`}
      isPending={restore.isPending}
      onClick={() => restore.mutate()}
    >
      Bring it back
    </Button>
  );
}

/** True while a room is being brought back, when nothing else may become of it. */
export function useIsComingBack(room: RoomView): boolean {
  return useIsMutating({ mutationKey: keyOf(room) }) > 0;
}

function keyOf({ name, createdAt }: RoomView) {
  return ['bring-back', name, createdAt] as const;
}
