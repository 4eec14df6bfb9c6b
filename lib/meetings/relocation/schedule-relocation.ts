import type { SqlRunner } from '../../data/sql';
import { relocateMeetingJob } from '../../jobs/definitions/relocate-meeting';
import { enqueueJob } from '../../jobs/queue';
import { RELOCATE_LEAD_MS } from '../timing';

/** Has the people of a meeting moved at `at`: one appointment per meeting, the latest counts. */
export async function scheduleRelocation(runner: SqlRunner, meetingId: string, at: Date): Promise<void> {
  await enqueueJob(
    runner,
    relocateMeetingJob,
    { meetingId },
    { runAt: new Date(at.getTime() - RELOCATE_LEAD_MS), jobKey: `relocate-meeting:${meetingId}` },
  );
}
