import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, systemClock } from '../../clock';
import { logFieldsOf } from '../../data/database-errors';
import { queueScheduledJob } from '../../data/jobs/job-queue';
import { getLog } from '../../log';
import type { JobDefinition } from '../define-job';
import { findDueJobs, readSchedules, startOfMinute } from './find-due-jobs';

const MINUTE_MS = 60_000;
/** Where the minute's jobs could not be queued: the database may be back soon. */
const RETRY_MS = 5_000;

/**
 * Queues the jobs that run by themselves, minute by minute, until it is stopped. Every process may run it: PostgreSQL
 * sees to it that each minute counts once. graphile-worker's own clock is not used, as it ends the whole process when
 * the database is away at the turn of a minute (a rejection that nobody handles).
 * @returns what stops it
 */
export function runSchedule(definitions: readonly JobDefinition[], now: Clock = systemClock): () => Promise<void> {
  const schedules = readSchedules(definitions);
  const stopping = new AbortController();

  const run = async (): Promise<void> => {
    let handled = startOfMinute(now());
    while (!stopping.signal.aborted) {
      const minute = await queueDue(handled).catch((error) => {
        getLog().warn({ event: 'jobs.schedule-late', ...logFieldsOf(error) }, 'Scheduled jobs could not be queued yet');
        return null;
      });
      if (minute) handled = minute;
      const wait = minute ? MINUTE_MS - (now().getTime() % MINUTE_MS) : RETRY_MS;
      // Not kept alive by this: a process with nothing else to do may end.
      await pause(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };

  const queueDue = async (after: Date): Promise<Date> => {
    const minute = startOfMinute(now());
    for (const due of findDueJobs(schedules, after, minute)) await queueScheduledJob(due.definition, due.minute);
    return minute;
  };

  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}
