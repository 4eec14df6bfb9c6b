import { writeMeetingFigures } from '../data/meeting-presence';
import { updateOccupancy } from '../data/meetings';
import { readOccupancy } from '../data/participant-sessions';
import { findRoomOfMeeting } from '../data/room-of-meeting';
import type { SqlRunner } from '../data/sql';
import { publishChange } from '../events/publish-change';
import { scheduleAutomaticRecording } from '../recordings/schedule-automatic-recording';
import { findEndOfGrace } from './find-end-of-grace';
import type { Meeting } from './meeting';
import { planReconcile } from './plan-reconcile';
import { scheduleEndCheck } from './schedule-end-check';

/**
 * After a session changed: since when the meeting is empty, when to look whether it is over, whether it is to be recorded
 * now, and who is to know.
 */
export async function settleOccupancy(transaction: SqlRunner, meeting: Meeting): Promise<void> {
  // Told late of a meeting that is over: its figures were made without this.
  if (meeting.state === 'ended') await writeMeetingFigures(transaction, meeting.id);
  const { people, firstJoinedAt } = await readOccupancy(transaction, meeting.id);
  const room = await findRoomOfMeeting(transaction, meeting.roomId);
  const now = new Date();
  const emptySince = people > 0 ? null : (meeting.emptySince ?? now);
  await updateOccupancy(transaction, meeting.id, { startedAt: firstJoinedAt, emptySince, people });
  if (emptySince !== null && (meeting.state === 'live' || meeting.state === 'draining')) {
    const wasUsed = meeting.startedAt !== null || firstJoinedAt !== null;
    const due = findEndOfGrace({ ...meeting, emptySince }, { wasUsed, graceSeconds: room?.graceSeconds ?? 0 });
    await scheduleEndCheck(transaction, meeting.id, new Date(Math.max(due, now.getTime())));
  }
  if (people > 0) await scheduleAutomaticRecording(transaction, meeting);
  await planReconcile(transaction, meeting);
  if (room) await publishChange(transaction, { topic: 'meeting', ...room.change, meetingId: meeting.id });
}
