import type { Actor } from '../access/actor';
import { recordAudit } from '../data/audit/audit';
import { isUuid } from '../data/is-uuid';
import { lockMeeting } from '../data/meetings/meetings';
import { findRecording, updateRecording } from '../data/meetings/recordings';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { CallPass } from '../meetings/joining/call-pass';
import { toVendorRoom } from '../meetings/meeting';
import { hostActor, requireHost } from '../meetings/require-host';
import { findMeetingWithRoom } from '../meetings/vendor-rooms/find-meeting-with-room';
import { VideoPlatformError } from '../video-platforms/errors';
import { findRemoteRecording } from './find-remote-recording';
import { factsOf } from './merge-recordings';
import { publishRecordingChange } from './publish-recording-change';
import type { Recording } from './recording';

/**
 * Stops a recording that was started from outside its call, for hosts. One that doesn't run any more is left as it is.
 * @throws AppError recording-not-found, not-signed-in, forbidden, recording-not-remote; VideoPlatformError where the
 *   platform didn't stop it: it goes on
 */
export async function stopRecording(asked: {
  recordingId: string;
  actor: Actor;
  passes: readonly CallPass[];
}): Promise<Recording> {
  const recording = isUuid(asked.recordingId) ? await findRecording(asked.recordingId) : null;
  if (!recording) throw new AppError('recording-not-found', 'There is no recording with this id.');
  const { meeting, room } = await findMeetingWithRoom(recording.meetingId);
  await requireHost({ ...asked, meetingIds: [meeting.id], room, deed: 'stop recording this call' });
  if (recording.state !== 'requested' && recording.state !== 'recording') return recording;
  const stop = findRemoteRecording(meeting)?.stopRecording;
  if (!stop || recording.instanceId === null) {
    throw new AppError('recording-not-remote', 'This recording was started inside the call. Stop it there.');
  }
  await ignoreMissing(stop(toVendorRoom(meeting), recording.instanceId));
  return withTransaction(async (transaction) => {
    await lockMeeting(transaction, meeting.id);
    const current = (await findRecording(recording.id, transaction)) ?? recording;
    // Its file may be ready by now.
    if (current.state !== 'requested' && current.state !== 'recording') return current;
    await updateRecording(transaction, current.id, { ...factsOf(current), state: 'processing' });
    await recordAudit(transaction, {
      actor: hostActor(asked.actor),
      action: 'recording.stopped',
      subjectKind: 'room',
      subjectId: room.id,
      after: { meetingId: meeting.id, recordingId: current.id },
    });
    await publishRecordingChange(transaction, meeting);
    return { ...current, state: 'processing' };
  });
}

/** A recorder that is gone has stopped. */
async function ignoreMissing(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof VideoPlatformError) || error.code !== 'not-found') throw error;
  }
}
