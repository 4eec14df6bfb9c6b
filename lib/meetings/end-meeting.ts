import type { Actor } from '../access/actor';
import { isSignedIn, mayManageRoom } from '../access/policies';
import { recordAudit } from '../data/audit';
import { lockMeeting } from '../data/meetings';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { CallPass } from './call-pass';
import { findMeetingWithRoom } from './find-meeting-with-room';
import { finishMeeting } from './finish-meeting';

/**
 * Ends a meeting for everybody, here at once and at the vendor by a job. Hosts of the call, the room's owner and
 * administrators may. Ending one that is over already changes nothing.
 */
export async function endMeeting(asked: {
  meetingId: string;
  actor: Actor;
  passes: readonly CallPass[];
}): Promise<void> {
  const { meetingId, actor, passes } = asked;
  const { room } = await findMeetingWithRoom(meetingId);
  const hosting = passes.find((pass) => pass.meetingId === meetingId && pass.role === 'host');
  if (!mayManageRoom(actor, room) && !hosting) {
    if (!isSignedIn(actor)) throw new AppError('not-signed-in', 'Sign in, or join with a host link, to end this call.');
    throw new AppError('forbidden', 'Only a host, the room’s owner or an administrator may end this call.');
  }
  await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, meetingId);
    if (!meeting) return;
    const hasEnded = await finishMeeting(transaction, meeting, 'ended-for-all');
    if (!hasEnded) return;
    await recordAudit(transaction, {
      actor: isSignedIn(actor) ? actor : { kind: 'system', name: 'a host in the call' },
      action: 'meeting.ended',
      subjectKind: 'room',
      subjectId: room.id,
      before: { meetingId, state: meeting.state },
      after: { meetingId, state: 'ended' },
    });
  });
}
