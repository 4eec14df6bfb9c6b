import { listOpenSessions } from '../data/meetings/participant-sessions';
import { listRecordingsOfMeeting } from '../data/meetings/recordings';
import type { SqlRunner } from '../data/sql';
import { startAutomaticRecordingJob } from '../jobs/definitions/start-automatic-recording';
import { enqueueJob } from '../jobs/queue';
import type { Meeting } from '../meetings/meeting';
import { canStartRemotely } from './find-remote-recording';

/**
 * Where a room records by itself and its platform has to be asked for that: once the first host is in. Platforms that
 * begin by themselves were told so when the meeting was made.
 */
export async function scheduleAutomaticRecording(transaction: SqlRunner, meeting: Meeting): Promise<void> {
  if (!startsByItself(meeting)) return;
  const sessions = await listOpenSessions(transaction, meeting.id);
  if (!sessions.some(({ role, isBot }) => role === 'host' && !isBot)) return;
  // At most once per meeting: a host who stopped it meant to.
  const known = await listRecordingsOfMeeting(meeting.id, { runner: transaction, withDeleted: true });
  if (known.length > 0) return;
  await enqueueJob(
    transaction,
    startAutomaticRecordingJob,
    { meetingId: meeting.id, attempt: 1 },
    { jobKey: `${startAutomaticRecordingJob.name}:${meeting.id}` },
  );
}

export function startsByItself(meeting: Meeting): boolean {
  return meeting.state === 'live' && meeting.settings.recordingStart === 'automatic' && canStartRemotely(meeting);
}
