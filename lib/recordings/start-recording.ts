import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { recordAudit } from '../data/audit/audit';
import { lockMeeting } from '../data/meetings/meetings';
import { listRecordingsOfMeeting } from '../data/meetings/recordings';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { CallPass } from '../meetings/joining/call-pass';
import type { Meeting } from '../meetings/meeting';
import { hostActor, requireHost } from '../meetings/require-host';
import { findMeetingWithRoom } from '../meetings/vendor-rooms/find-meeting-with-room';
import type { PlatformRecordings } from '../video-platforms/contract';
import { askForRecording } from './ask-for-recording';
import { isCallEmpty } from './describe-start-failure';
import { doesRecord } from './does-record';
import { findRemoteRecording } from './find-remote-recording';
import type { Recording } from './recording';
import { findRunning, reserveRecording } from './reserve-recording';

/**
 * Starts recording a call from outside it, for its hosts. Where it is being recorded already, that recording is returned
 * and nothing is asked.
 * @returns the recording, and whether it was made now
 * @throws AppError meeting-not-found, not-signed-in, forbidden, meeting-ended, recording-not-enabled,
 *   recording-not-remote, nobody-in-call and platform-unavailable (the recording is kept as failed, with the same sentence)
 */
export async function startRecording(asked: {
  meetingId: string;
  actor: Actor;
  passes: readonly CallPass[];
}): Promise<{ recording: Recording; isNew: boolean }> {
  const { room } = await findMeetingWithRoom(asked.meetingId);
  await requireHost({ ...asked, meetingIds: [asked.meetingId], room, deed: 'record this call' });
  const actor = hostActor(asked.actor);
  const step = await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, asked.meetingId);
    const start = requireStart(meeting);
    const running = findRunning(await listRecordingsOfMeeting(start.meeting.id, { runner: transaction }), new Date());
    if (running) return { kind: 'running', recording: running } as const;
    const requested = await reserveRecording(transaction, start.meeting, describeActor(actor));
    await recordAudit(transaction, {
      actor,
      action: 'recording.requested',
      subjectKind: 'room',
      subjectId: room.id,
      after: { meetingId: start.meeting.id, recordingId: requested.id },
    });
    return { kind: 'requested', ...start, requested } as const;
  });
  if (step.kind === 'running') return { recording: step.recording, isNew: false };
  const { recording, failure } = await askForRecording(step.meeting, step.requested, step.startRecording);
  if (failure !== null && recording.state === 'failed') {
    const code = isCallEmpty(failure) ? 'nobody-in-call' : 'platform-unavailable';
    throw new AppError(code, recording.error ?? 'The recording didn’t start.', {
      details: { platform: step.meeting.platform, recordingId: recording.id },
      cause: failure,
    });
  }
  return { recording, isNew: true };
}

function requireStart(meeting: Meeting | null): {
  meeting: Meeting;
  startRecording: NonNullable<PlatformRecordings['startRecording']>;
} {
  if (!meeting || (meeting.state !== 'live' && meeting.state !== 'draining')) {
    throw new AppError('meeting-ended', 'This call is over, so there is nothing to record.');
  }
  if (!doesRecord(meeting.settings)) {
    throw new AppError(
      'recording-not-enabled',
      'The people in this call were not asked whether they may be recorded. Switch recording on in the room’s settings: it counts from the next call on.',
    );
  }
  const startRecording = meeting.settings.recording === 'cloud' ? findRemoteRecording(meeting)?.startRecording : null;
  if (!startRecording) {
    throw new AppError(
      'recording-not-remote',
      'This call can’t be recorded from outside. Start it from inside the call.',
    );
  }
  return { meeting, startRecording };
}
