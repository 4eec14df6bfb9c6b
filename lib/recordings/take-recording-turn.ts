import { lockMeeting } from '../data/meetings/meetings';
import { insertRecording, listRecordingsOfMeeting } from '../data/meetings/recordings';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import type { CallPass } from '../meetings/joining/call-pass';
import type { Meeting } from '../meetings/meeting';
import { needsHostPage } from './needs-host-page';
import { publishRecordingChange } from './publish-recording-change';
import { NOTHING_KNOWN } from './reduce-recording-event';
import { BY_SETTINGS } from './start-automatic-recording';

/**
 * Gives one page of a call the turn to start its recording, where that begins by itself and only a host's page can. Once
 * per meeting: what was tried, failed or was stopped by a host is not tried again.
 * @returns true for the page that has the turn
 * @throws AppError forbidden
 */
export async function takeRecordingTurn(asked: { sessionId: string; passes: readonly CallPass[] }): Promise<boolean> {
  const pass = asked.passes.find(({ sessionId }) => sessionId === asked.sessionId);
  if (!pass) throw new AppError('forbidden', 'Only the browser that joined may speak for this session.');
  if (pass.role !== 'host') return false;
  return withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, pass.meetingId);
    if (!meeting || !beginsInPage(meeting)) return false;
    const known = await listRecordingsOfMeeting(meeting.id, { runner: transaction, withDeleted: true });
    if (known.length > 0) return false;
    await insertRecording(transaction, {
      // Without an instance: nothing that the platform says later names a start of ours.
      ...NOTHING_KNOWN,
      meetingId: meeting.id,
      platform: meeting.platform,
      requestedBy: BY_SETTINGS,
    });
    await publishRecordingChange(transaction, meeting);
    return true;
  });
}

function beginsInPage(meeting: Meeting): boolean {
  return meeting.state === 'live' && meeting.settings.recordingStart === 'automatic' && needsHostPage(meeting);
}
