import { toast } from '@/components/ui/toast';
import { toApiProblem } from '@/lib/queries/api-problem';
import { restoreRoom } from '@/lib/queries/rooms';
import type { RoomView } from '@/lib/schemas/room';

/** What is brought back, as it was shown. */
export type UndoableRoom = Pick<RoomView, 'name' | 'title' | 'createdAt'> & { isClosing?: boolean };

/**
 * Brings a deleted room back, or keeps one that waits to be deleted, and says so.
 * @returns whether it is back
 */
export async function undoDelete(room: UndoableRoom): Promise<boolean> {
  const { name, title, createdAt, isClosing = false } = room;
  try {
    const back = await restoreRoom(name);
    if (back.createdAt !== createdAt) {
      const why = `Its name “${name}” was freed, and another room has it now.`;
      toast.error(`“${title}” can’t be brought back`, { description: why });
      return false;
    }
    if (isClosing) toast.success(`“${title}” stays`, { description: 'People can join it again.' });
    else toast.success(`“${title}” is back`, { description: 'Its link works again.' });
    return true;
  } catch (error) {
    toast.error(`“${title}” couldn’t be brought back`, { description: describeFailure(error, name) });
    return false;
  }
}

function describeFailure(error: unknown, name: string): string {
  const { code, message } = toApiProblem(error);
  if (code !== 'room-not-found') return message;
  return `Its name “${name}” was freed, or it was deleted more than 30 days ago.`;
}
