import { listRecordingsOfMeeting } from '../data/meetings/recordings';
import type { SqlRunner } from '../data/sql';
import type { Meeting } from '../meetings/meeting';
import type { RecordingEvent } from './recording';
import { reduceRecordingEvent } from './reduce-recording-event';
import { saveRecordingChange } from './save-recording-change';

/** Writes what a vendor tells of a recording of this meeting, which the caller has locked. True where it was news. */
export async function applyRecordingEvent(
  transaction: SqlRunner,
  meeting: Meeting,
  event: RecordingEvent,
): Promise<boolean> {
  const known = await listRecordingsOfMeeting(meeting.id, { runner: transaction, withDeleted: true });
  const change = reduceRecordingEvent(event, known);
  if (!change) return false;
  await saveRecordingChange(transaction, meeting, change);
  return true;
}
