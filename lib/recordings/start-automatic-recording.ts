import { lockMeeting } from '../data/meetings/meetings';
import { listRecordingsOfMeeting, updateRecording } from '../data/meetings/recordings';
import { type SqlRunner, sql, withTransaction } from '../data/sql';
import { startAutomaticRecordingJob } from '../jobs/definitions/start-automatic-recording';
import { enqueueJob } from '../jobs/queue';
import type { Meeting } from '../meetings/meeting';
import { VideoPlatformError, type VideoPlatformErrorCode } from '../video-platforms/errors';
import { askForRecording } from './ask-for-recording';
import { findRemoteRecording } from './find-remote-recording';
import { factsOf } from './merge-recordings';
import { publishRecordingChange } from './publish-recording-change';
import { type RequestedRecording, reserveRecording } from './reserve-recording';
import { startsByItself } from './schedule-automatic-recording';

/** Who asked for a recording that begins by itself. */
export const BY_SETTINGS = 'the room’s settings';
const MAX_ATTEMPTS = 6;

/** Worth another try: a vendor may not have noticed yet that somebody is in the call. */
const PASSING: ReadonlySet<VideoPlatformErrorCode> = new Set(['not-found', 'rate-limited', 'unavailable']);

/**
 * Starts the recording of a meeting whose room says that it is recorded by itself. Every try asks under the same id, so
 * that one whose answer got lost makes no second recording.
 */
export async function startAutomaticRecording(asked: { meetingId: string; attempt: number }): Promise<void> {
  const { meetingId, attempt } = asked;
  const taken = await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, meetingId);
    if (!meeting || !startsByItself(meeting)) return null;
    const requested = await takeRequest(transaction, meeting, attempt);
    return requested && { meeting, requested };
  });
  const start = taken && findRemoteRecording(taken.meeting)?.startRecording;
  if (!taken || !start) return;
  const { failure } = await askForRecording(taken.meeting, taken.requested, start);
  if (!(failure instanceof VideoPlatformError) || !PASSING.has(failure.code) || attempt >= MAX_ATTEMPTS) return;
  const pauseMs = Math.max(failure.retryAfterMs ?? 0, 2_500 * 2 ** attempt);
  await enqueueJob(
    sql,
    startAutomaticRecordingJob,
    { meetingId, attempt: attempt + 1 },
    { runAt: new Date(Date.now() + pauseMs), jobKey: `${startAutomaticRecordingJob.name}:${meetingId}` },
  );
}

/** The row of the first try, or on a later one the same again; null where the meeting has had its recording. */
async function takeRequest(
  transaction: SqlRunner,
  meeting: Meeting,
  attempt: number,
): Promise<RequestedRecording | null> {
  const known = await listRecordingsOfMeeting(meeting.id, { runner: transaction, withDeleted: true });
  if (known.length === 0) return reserveRecording(transaction, meeting, BY_SETTINGS);
  const [own] = known;
  if (attempt === 1 || known.length > 1 || own?.requestedBy !== BY_SETTINGS || own.state !== 'failed') return null;
  if (own.instanceId === null) return null;
  const again = { ...own, instanceId: own.instanceId, state: 'requested', error: null } as const;
  await updateRecording(transaction, own.id, factsOf(again));
  await publishRecordingChange(transaction, meeting);
  return again;
}
