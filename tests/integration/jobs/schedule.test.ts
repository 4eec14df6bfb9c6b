import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { queueScheduledJob } from '@/lib/data/jobs/job-queue';
import { sql } from '@/lib/data/sql';
import { defineJob } from '@/lib/jobs/define-job';
import { runSchedule } from '@/lib/jobs/runtime/run-schedule';
import { getLog } from '@/lib/log';
import { setUpTestDatabase } from '../../support/test-database';
import { waitUntil } from '../../support/wait-until';

setUpTestDatabase();

const sweep = defineJob({ name: 'sweep', payload: z.unknown(), maxAttempts: 2, cron: '* * * * *' });
const MINUTE = new Date('2026-11-24T10:00:00Z');
const NEXT_MINUTE = new Date('2026-11-24T10:01:00Z');

afterEach(async () => {
  await sql.query({ text: 'TRUNCATE graphile_worker._private_jobs, graphile_worker._private_known_crontabs' });
  vi.restoreAllMocks();
});

function readJobs() {
  return sql.query<Record<string, unknown>>({
    text: `SELECT t.identifier AS name, j.key, j.max_attempts, q.queue_name AS queue FROM graphile_worker._private_jobs j
             JOIN graphile_worker._private_tasks t ON t.id = j.task_id
             LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id`,
  });
}

/** A clock that is a minute on whenever it is asked again. */
function hurryingClock() {
  let asked = 0;
  return () => new Date(MINUTE.getTime() + 60_000 * asked++);
}

describe('a job that runs by itself', () => {
  test('is queued once for a minute, however many processes ask', async () => {
    await Promise.all(Array.from({ length: 10 }, () => queueScheduledJob(sweep, MINUTE)));
    expect(await readJobs()).toEqual([{ name: 'sweep', key: 'cron:sweep', max_attempts: 2, queue: 'cron:sweep' }]);

    await sql.query({ text: 'TRUNCATE graphile_worker._private_jobs' });
    await queueScheduledJob(sweep, MINUTE);
    expect(await readJobs(), 'also after it has run').toEqual([]);
    await queueScheduledJob(sweep, NEXT_MINUTE);
    expect(await readJobs()).toHaveLength(1);
  });

  test('waits once, also when it could not run for several minutes', async () => {
    await queueScheduledJob(sweep, MINUTE);
    await queueScheduledJob(sweep, NEXT_MINUTE);

    expect(await readJobs()).toHaveLength(1);
  });

  test('is queued at the turn of the minute by the schedule', async () => {
    const stop = runSchedule([sweep], hurryingClock());

    await waitUntil(async () => (await readJobs()).length === 1);
    await stop();
  });

  test('is only late when the database does not take it, and the process lives on', async () => {
    const warnings = vi.spyOn(getLog(), 'warn');
    await sql.query({ text: 'ALTER TABLE graphile_worker._private_known_crontabs RENAME TO away' });
    const stop = runSchedule([sweep], hurryingClock());

    await waitUntil(() =>
      warnings.mock.calls.some(([line]) => (line as { event?: string }).event === 'jobs.schedule-late'),
    );
    await stop();
    await sql.query({ text: 'ALTER TABLE graphile_worker.away RENAME TO _private_known_crontabs' });
  });
});
