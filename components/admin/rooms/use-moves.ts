'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';
import { moveRooms, undoMoves } from '@/lib/queries/room-moves';

const UNDO_MS = 10_000;

/** Undoes a move, of one room or of many, and says which rooms were left alone. */
export function useUndoMoves() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: undoMoves,
    onSuccess: ({ rooms, kept, sentence }) =>
      kept.length === 0
        ? toast.success('Undone', { description: sentence })
        : toast.success(`Undone for ${rooms.length} of ${rooms.length + kept.length}`, {
            description: sentence,
            duration: UNDO_MS,
          }),
    onError: (error) => toast.error('It couldn’t be undone', { description: toApiProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
}

/** Moves rooms by hand, or puts them back, with an undo right after. */
export function useMoveRooms({ onDone }: { readonly onDone: () => void }) {
  const client = useQueryClient();
  const undo = useUndoMoves();
  return useMutation({
    mutationFn: moveRooms,
    onSuccess: ({ changeId, summary }, { platform }) => {
      onDone();
      toast.success(platform === null ? 'Put back' : 'Moved', {
        description: summary.sentence,
        duration: UNDO_MS,
        ...(changeId ? { action: { label: 'Undo', onClick: () => undo.mutate(changeId) } } : {}),
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
}
