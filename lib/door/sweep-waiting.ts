import { deleteGonePeople } from '../data/meetings/waiting-people';
import { withTransaction } from '../data/sql';
import { publishDoorChange } from './publish-door-change';

/** Forgets people whose page has fallen silent, and tells the hosts of their rooms. */
export async function sweepWaiting(): Promise<void> {
  await withTransaction(async (transaction) => {
    for (const roomId of await deleteGonePeople(transaction)) {
      await publishDoorChange(transaction, { roomId, meetingId: null });
    }
  });
}
