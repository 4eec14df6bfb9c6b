import { randomUUID } from 'node:crypto';
import { insertRecording } from '../data/meetings/recordings';
import type { SqlRunner } from '../data/sql';
import type { Meeting } from '../meetings/meeting';
import { publishRecordingChange } from './publish-recording-change';
import type { Recording } from './recording';
import { NOTHING_KNOWN } from './reduce-recording-event';

export type RequestedRecording = Recording & { readonly instanceId: string };

/** A start that is yet unanswered counts for this long; then its answer is lost and another may be asked for. */
const ANSWER_PATIENCE_MS = 60_000;

/** The recording that runs or is about to, so that a second click starts no second one. */
export function findRunning(recordings: readonly Recording[], now: Date): Recording | null {
  return (
    recordings.find(
      ({ state, vendorRecordingId, createdAt }) =>
        state === 'recording' ||
        (state === 'requested' &&
          (vendorRecordingId !== null || now.getTime() - createdAt.getTime() < ANSWER_PATIENCE_MS)),
    ) ?? null
  );
}

/** Keeps that a recording is asked for, under an id of ours, before the platform is. */
export async function reserveRecording(
  transaction: SqlRunner,
  meeting: Meeting,
  requestedBy: string,
): Promise<RequestedRecording> {
  const instanceId = randomUUID();
  const recording = await insertRecording(transaction, {
    ...NOTHING_KNOWN,
    meetingId: meeting.id,
    platform: meeting.platform,
    instanceId,
    requestedBy,
  });
  await publishRecordingChange(transaction, meeting);
  return { ...recording, instanceId };
}
