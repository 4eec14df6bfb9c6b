'use client';

import { AlertDialog } from '@/components/ui/alert-dialog';
import { toApiProblem } from '@/lib/queries/api-problem';
import { describePutBack } from '../describe-move';
import { usePlatformNames } from '../use-platform-names';
import { type MovableRoom, useMoveRoom } from './use-move-room';

/** Asks before a move by hand is taken back. */
export function PutBackDialog({ room, onClose }: { readonly room: MovableRoom; readonly onClose: () => void }) {
  const { nameOf } = usePlatformNames();
  const { putBack } = useMoveRoom({ onDone: onClose });
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={`Put ${room.title} back`}
      description={describePutBack(room, nameOf)}
      confirmLabel="Put back"
      isPending={putBack.isPending}
      error={putBack.error ? toApiProblem(putBack.error).message : null}
      onConfirm={() => putBack.mutate(room)}
    />
  );
}
