import type { Actor } from '../access/actor';
import { recordAudit } from '../data/audit';
import { lockMeeting } from '../data/meetings';
import { withTransaction } from '../data/sql';
import type { CallPass } from './call-pass';
import { findMeetingWithRoom } from './find-meeting-with-room';
import { finishMeeting } from './finish-meeting';
import { hostActor, requireHost } from './require-host';

/**
 * Ends a meeting for everybody, here at once and at the vendor by a job. Hosts of the call, the room's owner and
 * administrators may. Ending one that is over already changes nothing.
 * @throws AppError meeting-not-found, not-signed-in, forbidden
 */
export async function endMeeting(asked: {
  meetingId: string;
  actor: Actor;
  passes: readonly CallPass[];
}): Promise<void> {
  const { meetingId, actor } = asked;
  const { room } = await findMeetingWithRoom(meetingId);
  await requireHost({ ...asked, meetingIds: [meetingId], room, deed: 'end this call' });
  await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, meetingId);
    if (!meeting) return;
    const hasEnded = await finishMeeting(transaction, meeting, 'ended-for-all');
    if (!hasEnded) return;
    await recordAudit(transaction, {
      actor: hostActor(actor),
      action: 'meeting.ended',
      subjectKind: 'room',
      subjectId: room.id,
      before: { meetingId, state: meeting.state },
      after: { meetingId, state: 'ended' },
    });
  });
}
