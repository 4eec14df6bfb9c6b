import type { SqlRunner } from '../../data/sql';
import { endEmptyMeetingJob } from '../../jobs/definitions/end-empty-meeting';
import { enqueueJob } from '../../jobs/queue';

/** Looks at a meeting again at `at`: one appointment per meeting, the latest counts. */
export async function scheduleEndCheck(runner: SqlRunner, meetingId: string, at: Date): Promise<void> {
  await enqueueJob(runner, endEmptyMeetingJob, { meetingId }, { runAt: at, jobKey: endCheckKey(meetingId) });
}

export function endCheckKey(meetingId: string): string {
  return `${endEmptyMeetingJob.name}:${meetingId}`;
}
