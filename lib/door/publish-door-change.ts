import { findRoomOfMeeting } from '../data/meetings/room-of-meeting';
import type { SqlRunner } from '../data/sql';
import { publishChange } from '../events/publish-change';

/**
 * Tells the hosts of a room, and whoever it concerns, that something changed at its door.
 * @param at.meetingId the call that goes on, for the hosts in it; null where there is none
 * @param at.waitingId the one who is to look again; left out where all who wait are
 */
export async function publishDoorChange(
  runner: SqlRunner,
  at: { roomId: string; meetingId: string | null; waitingId?: string },
): Promise<void> {
  const room = await findRoomOfMeeting(runner, at.roomId);
  if (!room) return;
  await publishChange(runner, {
    topic: 'door',
    ...room.change,
    ...(at.meetingId === null ? {} : { meetingId: at.meetingId }),
    ...(at.waitingId === undefined ? {} : { waitingId: at.waitingId }),
  });
}
