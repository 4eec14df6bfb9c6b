import { lockMeeting } from '../data/meetings/meetings';
import { listRecordingsOfMeeting, markRecordingsStopped } from '../data/meetings/recordings';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { CallPass } from '../meetings/joining/call-pass';
import { applyRecordingEvent } from './apply-recording-event';
import { doesRecord } from './does-record';
import { publishRecordingChange } from './publish-recording-change';
import type { Recording } from './recording';

/**
 * A host's page saw its platform begin or stop to record. Some vendors tell nobody else of a recording that a host started
 * inside the call, so without this one that fails would leave no trace. What the vendor says later counts more: its event
 * finds this row. A guest's word makes no record, nor any in a call that is not to be recorded.
 * @throws AppError forbidden
 */
export async function signalRecording(asked: {
  sessionId: string;
  isOn: boolean;
  passes: readonly CallPass[];
  now?: Date;
}): Promise<void> {
  const { sessionId, isOn, passes, now: at = new Date() } = asked;
  const pass = passes.find((candidate) => candidate.sessionId === sessionId);
  if (!pass) throw new AppError('forbidden', 'Only the browser that joined may speak for this session.');
  if (pass.role !== 'host') return;
  await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, pass.meetingId);
    if (!meeting || !doesRecord(meeting.settings)) return;
    if (meeting.state !== 'live' && meeting.state !== 'draining') return;
    if (!isOn) {
      if (await markRecordingsStopped(transaction, meeting.id, at)) await publishRecordingChange(transaction, meeting);
      return;
    }
    // Every page of the call says so, and somebody who comes in later sees it begin only then.
    const known = await listRecordingsOfMeeting(meeting.id, { runner: transaction });
    if (known.some(isKnownToRun)) return;
    const recording = { recordingId: null, instanceId: null };
    const seen = { type: 'recording-started', roomName: null, at, recording, toldBy: 'page' } as const;
    await applyRecordingEvent(transaction, meeting, seen);
  });
}

/** Of one that a page of the call asked for, this word is what is waited for. */
function isKnownToRun({ state, instanceId }: Recording): boolean {
  return state === 'recording' || (state === 'requested' && instanceId !== null);
}
