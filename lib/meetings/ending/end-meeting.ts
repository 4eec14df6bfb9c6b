import type { Actor } from '../../access/actor';
import { recordAudit } from '../../data/audit/audit';
import { lockOpenMeetings } from '../../data/meetings/continuations';
import { failReservation } from '../../data/meetings/meetings';
import { lockRoomState } from '../../data/rooms/room-states';
import { type SqlRunner, withTransaction } from '../../data/sql';
import { closeVendorRoomJob } from '../../jobs/definitions/close-vendor-room';
import { enqueueJob } from '../../jobs/queue';
import type { CallPass } from '../joining/call-pass';
import { hostActor, requireHost } from '../require-host';
import { findMeetingWithRoom } from '../vendor-rooms/find-meeting-with-room';
import { finishMeeting } from './finish-meeting';

/**
 * Ends a meeting for everybody, here at once and at the vendor by a job; while its people are being moved, both parts of
 * the gathering. Hosts of the call, the room's owner and administrators may. Ending one that is over already changes
 * nothing.
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
    const ended = await endGathering(transaction, { roomId: room.id, meetingId });
    if (ended.length === 0) return;
    const [latest] = ended.slice(-1);
    await recordAudit(transaction, {
      actor: hostActor(actor),
      action: 'meeting.ended',
      subjectKind: 'room',
      subjectId: room.id,
      before: { meetingId: latest?.id, state: latest?.state },
      after: { meetingId: latest?.id, state: 'ended' },
    });
  });
}

/** @returns what was open; nothing where the meeting itself was over */
async function endGathering(transaction: SqlRunner, { roomId, meetingId }: { roomId: string; meetingId: string }) {
  await lockRoomState(roomId, transaction);
  const open = await lockOpenMeetings(transaction, roomId);
  const wanted = open.find(({ id }) => id === meetingId);
  if (wanted === undefined || wanted.state === 'creating') return [];
  const ended = [];
  for (const meeting of open) {
    if (meeting.state === 'creating') await giveUp(transaction, meeting.id);
    else if (await finishMeeting(transaction, meeting, 'ended-for-all')) ended.push(meeting);
  }
  return ended;
}

/** A continuation that is being made for people who are put out. Its create may be on its way: what it made goes too. */
async function giveUp(transaction: SqlRunner, meetingId: string): Promise<void> {
  const failure = { code: 'not-needed', message: 'The call that it was to continue was ended meanwhile.' };
  if (!(await failReservation(transaction, { meetingId, leaseToken: null, failure }))) return;
  const runAt = new Date(Date.now() + 5_000);
  await enqueueJob(transaction, closeVendorRoomJob, { meetingId }, { runAt });
}
