import { deleteClosedRoom } from '../../rooms/delete-closed-room';

export async function handle({ roomId }: { roomId: string }): Promise<void> {
  await deleteClosedRoom(roomId);
}
