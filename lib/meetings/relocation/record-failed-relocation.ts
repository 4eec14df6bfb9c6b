import type { Actor } from '../../access/actor';
import { recordAudit } from '../../data/audit/audit';
import { writeFailureAtOnce } from '../../data/meetings/continuations';
import { lockMeeting } from '../../data/meetings/meetings';
import { findRoomOfMeeting } from '../../data/meetings/room-of-meeting';
import { type SqlRunner, withTransaction } from '../../data/sql';
import type { AppError } from '../../errors/app-error';
import { publishChange } from '../../events/publish-change';
import type { Meeting } from '../meeting';
import { describeUnmoved, obstacleOf } from './move-obstacle';

/**
 * Keeps why a move at once came to nothing, with the call and in the audit log: whoever asked may read it also where
 * nothing waits any more, as a platform that has failed is no longer where the room's next meeting would be.
 */
export async function recordFailedRelocation(
  { id: meetingId, roomId }: Pick<Meeting, 'id' | 'roomId'>,
  { actor, error }: { readonly actor: Actor; readonly error: AppError },
): Promise<void> {
  const failure = toFailure(error, new Date());
  await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, meetingId);
    if (meeting?.state !== 'live') return;
    if (failure) await writeFailureAtOnce(transaction, meetingId, { ...failure, isAtOnce: true });
    await recordAudit(transaction, {
      actor,
      action: 'meeting.relocation-failed',
      subjectKind: 'room',
      subjectId: roomId,
      before: { meetingId, platform: meeting.platform },
      reason: failure ? describeUnmoved(failure, meeting.platform) : error.message,
    });
    await tellOfFailure(transaction, meeting);
  });
}

/** What a move failed at, as its meeting keeps it; null where no platform is to be named. */
export function toFailure(error: AppError, at: Date): Meeting['relocateFailure'] {
  const obstacle = obstacleOf(error);
  return obstacle && { ...obstacle, at };
}

/** Has the pages that show the call ask again. */
export async function tellOfFailure(
  transaction: SqlRunner,
  { id, roomId }: Pick<Meeting, 'id' | 'roomId'>,
): Promise<void> {
  const room = await findRoomOfMeeting(transaction, roomId);
  if (room) await publishChange(transaction, { topic: 'meeting', ...room.change, meetingId: id });
}
