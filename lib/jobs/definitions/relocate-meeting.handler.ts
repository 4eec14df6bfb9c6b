import { runPlannedRelocation } from '../../meetings/relocation/run-planned-relocation';
import type { JobContext } from '../define-job';

export async function handle({ meetingId }: { meetingId: string }, { now }: JobContext): Promise<void> {
  await runPlannedRelocation(meetingId, now());
}
