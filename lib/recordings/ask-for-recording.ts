import { lockMeeting } from '../data/meetings/meetings';
import { findRecording, listRecordingsOfMeeting, updateRecording } from '../data/meetings/recordings';
import { type SqlRunner, withTransaction } from '../data/sql';
import { getLog } from '../log';
import { type Meeting, toVendorRoom } from '../meetings/meeting';
import { labelOfPlatform } from '../migration/words/label-of-platform';
import type { PlatformRecordings } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';
import { describeStartFailure } from './describe-start-failure';
import { factsOf, mergeRecordings } from './merge-recordings';
import { publishRecordingChange } from './publish-recording-change';
import type { Recording } from './recording';
import { saveRecordingChange } from './save-recording-change';

export interface AskedRecording {
  readonly recording: Recording;
  /** Why the platform didn't start it; null where it did. */
  readonly failure: unknown;
}

/**
 * Asks the platform to start what is kept as requested, and keeps what came of it. The row was committed before, so that
 * a webhook that is quicker than the answer finds it.
 */
export async function askForRecording(
  meeting: Meeting,
  requested: Recording & { readonly instanceId: string },
  start: NonNullable<PlatformRecordings['startRecording']>,
): Promise<AskedRecording> {
  let failure: unknown = null;
  let vendorRecordingId: string | null = null;
  try {
    vendorRecordingId = (await start(toVendorRoom(meeting), requested.instanceId)).recordingId;
  } catch (error) {
    failure = error;
    logFailure(meeting, error);
  }
  return withTransaction(async (transaction) => {
    await lockMeeting(transaction, meeting.id);
    if (failure === null) await keepAnswer(transaction, meeting, requested.id, vendorRecordingId);
    else await keepFailure(transaction, meeting, requested.id, failure);
    return { recording: (await findRecording(requested.id, transaction)) ?? requested, failure };
  });
}

/** The vendor's id, which makes every later event find its row. One that an event made meanwhile is taken in. */
async function keepAnswer(
  transaction: SqlRunner,
  meeting: Meeting,
  id: string,
  vendorRecordingId: string | null,
): Promise<void> {
  const known = await listRecordingsOfMeeting(meeting.id, { runner: transaction, withDeleted: true });
  const own = known.find((recording) => recording.id === id);
  if (!own) return;
  const named = own.vendorRecordingId ?? vendorRecordingId;
  const same = known.filter((other) => other.id !== id && named !== null && other.vendorRecordingId === named);
  const facts = same.reduce((merged, other) => mergeRecordings(merged, factsOf(other)), factsOf(own));
  // Given up meanwhile by the sweep, and yet it worked.
  const isLate = facts.state === 'failed' && !facts.providerData.failedAt;
  await saveRecordingChange(transaction, meeting, {
    id,
    facts: { ...facts, vendorRecordingId: named, ...(isLate ? { state: 'requested', error: null } : {}) },
    link: null,
    absorbedIds: same.map((recording) => recording.id),
  });
}

async function keepFailure(transaction: SqlRunner, meeting: Meeting, id: string, failure: unknown): Promise<void> {
  const recording = await findRecording(id, transaction);
  // The vendor's own word, which came first, is worth more: it does record.
  if (recording?.state !== 'requested') return;
  const error = describeStartFailure(labelOfPlatform(meeting.platform), failure);
  await updateRecording(transaction, id, { ...factsOf(recording), state: 'failed', error });
  await publishRecordingChange(transaction, meeting);
}

function logFailure(meeting: Meeting, error: unknown): void {
  const isKnown = error instanceof VideoPlatformError;
  getLog().warn(
    {
      event: 'platform.failed',
      platform: meeting.platform,
      operation: 'startRecording',
      meetingId: meeting.id,
      code: isKnown ? error.code : 'unexpected',
      message: error instanceof Error ? error.message : 'An unknown error',
    },
    'A platform did not start a recording',
  );
}
