import { deleteRecordings, insertRecording, updateRecording } from '../data/meetings/recordings';
import type { SqlRunner } from '../data/sql';
import { fetchRecordingLinkJob } from '../jobs/definitions/fetch-recording-link';
import { enqueueJob } from '../jobs/queue';
import type { Meeting } from '../meetings/meeting';
import { publishRecordingChange } from './publish-recording-change';
import type { RecordingChange } from './recording';
import { sealLink } from './seal-link';

/** Writes what changed about a recording of a meeting, which the caller has locked, and tells the pages of its call. */
export async function saveRecordingChange(
  transaction: SqlRunner,
  meeting: Pick<Meeting, 'id' | 'roomId' | 'platform'>,
  change: RecordingChange,
): Promise<void> {
  const { id, link, absorbedIds } = change;
  const vendorRecordingId = change.facts.vendorRecordingId ?? '';
  const sealed = link ? { sealedLink: sealLink(link.url, vendorRecordingId) } : {};
  const facts = { ...change.facts, providerData: { ...change.facts.providerData, ...sealed } };
  // First, or the row that stays would meet its own id in the one that goes.
  if (absorbedIds.length > 0) await deleteRecordings(transaction, absorbedIds);
  const recordingId =
    id ?? (await insertRecording(transaction, { ...facts, meetingId: meeting.id, platform: meeting.platform })).id;
  if (id !== null) await updateRecording(transaction, id, facts);
  if (facts.state === 'ready' && !facts.providerData.sealedLink && facts.vendorRecordingId !== null) {
    const jobKey = `${fetchRecordingLinkJob.name}:${recordingId}`;
    await enqueueJob(transaction, fetchRecordingLinkJob, { recordingId }, { jobKey });
  }
  await publishRecordingChange(transaction, meeting);
}
