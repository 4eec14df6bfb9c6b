'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { liftOverride, setOverride, updateRoom } from '@/lib/queries/admin-rooms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { OverrideView } from '@/lib/schemas/override';

/** The room as it was when the administrator decided. */
export interface MovableRoom {
  readonly name: string;
  readonly title: string;
  readonly platform: string;
  readonly pin: 'none' | 'preferred' | 'required';
  readonly version: number;
  readonly live: { readonly platform: string; readonly people: number } | null;
  readonly override: OverrideView | null;
}

export interface Move {
  readonly room: MovableRoom;
  readonly target: { readonly id: string; readonly label: string };
  readonly expiresAt: string | null;
  readonly note: string | null;
  readonly waive: string[];
  /** True after the administrator chose "Remove the pin and move". */
  readonly removesPin: boolean;
}

const UNDO_MS = 10_000;

/** Moving a room by hand and putting it back, each with an undo that restores exactly what was before. */
export function useMoveRoom({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: [ADMIN_KEY] });

  const restore = async ({ room, hadPin }: { room: MovableRoom; hadPin: boolean }) => {
    try {
      if (room.override) await setOverride({ room: room.name, ...overrideAgain(room.override) });
      else await liftOverride({ room: room.name });
      // Without a version: what is undone is our own change of a moment ago, which raised it.
      if (hadPin) await updateRoom({ room: room.name, changes: { pin: room.pin } });
      toast.success('Undone', { description: `${room.title} is as it was.` });
    } catch (error) {
      toast.error('It couldn’t be undone', { description: toApiProblem(error).message });
    }
    await refresh();
  };

  const offerUndo = (message: string, description: string, undo: () => void) =>
    toast.success(message, { description, duration: UNDO_MS, action: { label: 'Undo', onClick: undo } });

  const move = useMutation({
    mutationFn: async ({ room, target, expiresAt, note, waive, removesPin }: Move) => {
      const override = { room: room.name, platform: target.id, expiresAt, note, waive };
      if (!removesPin) return setOverride({ ...override, version: room.version });
      const unpinned = await updateRoom({ room: room.name, version: room.version, changes: { pin: 'none' } });
      try {
        return await setOverride({ ...override, version: unpinned.version });
      } catch (error) {
        // Refused after all: a room that stays must not lose its pin on the way.
        await updateRoom({ room: room.name, version: unpinned.version, changes: { pin: room.pin } });
        throw error;
      }
    },
    onSuccess: (_, { room, target, removesPin }) => {
      onDone();
      offerUndo(
        `${room.title}: next meeting on ${target.label}`,
        describeStay(room),
        () => void restore({ room, hadPin: removesPin }),
      );
    },
    onSettled: refresh,
  });

  const putBack = useMutation({
    mutationFn: (room: MovableRoom) => liftOverride({ room: room.name, version: room.version }),
    onSuccess: (_, room) => {
      onDone();
      offerUndo(`${room.title} was put back`, describeStay(room), () => void restore({ room, hadPin: false }));
    },
    onSettled: refresh,
  });

  return { move, putBack };
}

/** The entry as it was; one that has expired meanwhile is restored without its end, so that the undo isn't refused. */
function overrideAgain({ platform, expiresAt, note, waive }: OverrideView) {
  const isOver = expiresAt !== null && new Date(expiresAt) <= new Date();
  return { platform, expiresAt: isOver ? null : expiresAt, note, waive: [...waive] };
}

function describeStay({ live }: MovableRoom): string {
  if (!live || live.people === 0) return 'Nobody was in the call.';
  return live.people === 1
    ? 'One person stays in the call they are in.'
    : `${live.people} people stay in the call they are in.`;
}
