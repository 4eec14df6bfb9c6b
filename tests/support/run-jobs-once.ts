import { EventEmitter } from 'node:events';
import { runOnce, type WorkerEvents } from 'graphile-worker';
import { type Clock, systemClock } from '@/lib/clock';
import { getPool } from '@/lib/data/pool';
import { sql } from '@/lib/data/sql';
import { makeTaskList } from '@/lib/jobs/runtime/make-task-list';
import type { RegisteredJob } from '@/lib/jobs/runtime/register-job';
import { JOBS } from '@/lib/jobs/runtime/registry';
import { makeWorkerLogger } from '@/lib/jobs/runtime/worker-logger';

export interface JobsRun {
  /** Names of the jobs that succeeded, in order. */
  readonly done: readonly string[];
  readonly failed: readonly { readonly job: string; readonly error: unknown }[];
}

/** Jobs that are queued for "now" by a clock a little ahead of the database's are due as well. */
const CLOCK_TOLERANCE_MS = 1_000;

/**
 * Runs every job that is due, one after the other, with those that they queue, and returns when none is left. Nothing is
 * waited for: `until` makes jobs due that are planned for later, `retry` those that failed before, once.
 */
export async function runJobsOnce(
  options: { until?: Date; retry?: boolean; now?: Clock; jobs?: readonly RegisteredJob[] } = {},
): Promise<JobsRun> {
  const done: string[] = [];
  const failed: { job: string; error: unknown }[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('job:success', ({ job }) => done.push(job.task_identifier));
  events.on('job:error', ({ job, error }) => failed.push({ job: job.task_identifier, error }));
  const until = options.until ?? new Date(Date.now() + CLOCK_TOLERANCE_MS);
  if (options.retry) {
    await sql.query({
      text: 'UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND is_available',
    });
  }
  while (await bringForward(until)) {
    await runOnce({
      pgPool: getPool(),
      taskList: makeTaskList(options.jobs ?? JOBS, options.now ?? systemClock),
      events,
      logger: makeWorkerLogger(),
      concurrency: 1,
      noHandleSignals: true,
    });
  }
  return { done, failed };
}

/** Makes what is planned until then due now, except what failed before. @returns whether anything is due */
async function bringForward(until: Date): Promise<boolean> {
  await sql.query({
    text: `UPDATE graphile_worker._private_jobs SET run_at = now()
            WHERE run_at > now() AND run_at <= $1 AND attempts = 0 AND is_available`,
    values: [until],
  });
  const due = await sql.query({
    text: 'SELECT 1 FROM graphile_worker._private_jobs WHERE is_available AND run_at <= now() LIMIT 1',
  });
  return due.length > 0;
}
