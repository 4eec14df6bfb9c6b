import { toast } from '@/components/ui/toast';
import { toApiProblem } from '@/lib/queries/api-problem';
import { restoreRoom } from '@/lib/queries/rooms';
import type { RoomView } from '@/lib/schemas/room';

/** Brings a deleted room back, or keeps one that waits to be deleted, and says so. */
export async function undoDelete(room: Pick<RoomView, 'name' | 'title'> & { isClosing?: boolean }): Promise<void> {
  try {
    await restoreRoom(room.name);
    if (room.isClosing) toast.success(`“${room.title}” stays`, { description: 'People can join it again.' });
    else toast.success(`“${room.title}” is back`, { description: 'Its link works again.' });
  } catch (error) {
    toast.error(`“${room.title}” couldn’t be brought back`, { description: toApiProblem(error).message });
  }
}
