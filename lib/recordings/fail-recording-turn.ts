import { lockMeeting } from '../data/meetings/meetings';
import { failAskedRecordings } from '../data/meetings/recordings';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { getLog } from '../log';
import type { CallPass } from '../meetings/joining/call-pass';
import { labelOfPlatform } from '../migration/words/label-of-platform';
import { describeUnstarted } from './describe-start-failure';
import { publishRecordingChange } from './publish-recording-change';

/**
 * The page that had the turn saw that its platform doesn't record: every host of the call is told, and what to do.
 * @throws AppError forbidden
 */
export async function failRecordingTurn(asked: { sessionId: string; passes: readonly CallPass[] }): Promise<void> {
  const pass = asked.passes.find(({ sessionId }) => sessionId === asked.sessionId);
  if (!pass) throw new AppError('forbidden', 'Only the browser that joined may speak for this session.');
  if (pass.role !== 'host') return;
  await withTransaction(async (transaction) => {
    const meeting = await lockMeeting(transaction, pass.meetingId);
    if (!meeting) return;
    const error = describeUnstarted(labelOfPlatform(meeting.platform));
    if (!(await failAskedRecordings(transaction, meeting.id, error))) return;
    await publishRecordingChange(transaction, meeting);
    getLog().warn(
      { event: 'recording.not-started', platform: meeting.platform, meetingId: meeting.id },
      'A call page could not start the recording that was to begin by itself',
    );
  });
}
