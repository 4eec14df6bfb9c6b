import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sql, withTransaction } from '@/lib/data/sql';
import { AppError } from '@/lib/errors/app-error';
import { defineJob } from '@/lib/jobs/define-job';
import { enqueueJob } from '@/lib/jobs/queue';
import { registerJob } from '@/lib/jobs/runtime/register-job';
import { VideoPlatformError } from '@/lib/video-platforms/errors';
import { runJobsOnce } from '../../support/run-jobs-once';
import { setUpTestDatabase } from '../../support/test-database';

setUpTestDatabase();

const tryJob = defineJob({ name: 'try', payload: z.object({ word: z.string() }), maxAttempts: 3 });

/** The job, done by whatever a test gives. */
function doing(handle: (word: string) => Promise<void>) {
  return [registerJob(tryJob, async () => ({ handle: ({ word }: { word: string }) => handle(word) }))];
}

interface JobRow {
  key: string | null;
  attempts: number;
  max_attempts: number;
  last_error: string | null;
  locked_by: string | null;
  is_available: boolean;
  waits_seconds: number;
}

async function readJobs(): Promise<JobRow[]> {
  return sql.query<JobRow>({
    text: `SELECT key, attempts, max_attempts, last_error, locked_by, is_available,
                  extract(epoch FROM run_at - now())::float8 AS waits_seconds FROM graphile_worker._private_jobs ORDER BY id`,
  });
}

/** A queue with one job in it, run once by a handler that fails. */
async function failWith(error: unknown): Promise<JobRow | undefined> {
  await sql.query({ text: 'TRUNCATE graphile_worker._private_jobs' });
  await enqueueJob(sql, tryJob, { word: 'fail' });
  const run = await runJobsOnce({ jobs: doing(() => Promise.reject(error)) });
  expect(run).toEqual({ done: [], failed: [{ job: 'try', error }] });
  return (await readJobs())[0];
}

describe('a queued job', () => {
  test('exists only when its transaction is committed', async () => {
    const seen: string[] = [];
    await withTransaction(async (transaction) => {
      await enqueueJob(transaction, tryJob, { word: 'undone' });
      throw new Error('undo');
    }).catch(() => undefined);
    await withTransaction((transaction) => enqueueJob(transaction, tryJob, { word: 'done' }));

    await runJobsOnce({ jobs: doing(async (word) => void seen.push(word)) });

    expect(seen).toEqual(['done']);
    expect(await readJobs()).toEqual([]);
  });

  test('is refused with a payload that it could not read', async () => {
    await expect(enqueueJob(sql, tryJob, { word: 7 } as unknown as { word: string })).rejects.toThrow(z.ZodError);
    expect(await readJobs()).toEqual([]);
  });

  test('waits for its time', async () => {
    const seen: string[] = [];
    const runAt = new Date(Date.now() + 3_600_000);
    await enqueueJob(sql, tryJob, { word: 'later' }, { runAt });
    const jobs = doing(async (word) => void seen.push(word));

    await runJobsOnce({ jobs });
    expect(seen).toEqual([]);
    await runJobsOnce({ jobs, until: runAt });
    expect(seen).toEqual(['later']);
  });

  test('takes the place of the one that waits under the same key', async () => {
    const seen: string[] = [];
    await enqueueJob(sql, tryJob, { word: 'first' }, { jobKey: 'try:1' });
    await enqueueJob(sql, tryJob, { word: 'second' }, { jobKey: 'try:1' });
    await enqueueJob(sql, tryJob, { word: 'other' }, { jobKey: 'try:2' });

    await runJobsOnce({ jobs: doing(async (word) => void seen.push(word)) });

    expect(seen.sort()).toEqual(['other', 'second']);
  });

  test('runs those that it queues itself', async () => {
    const seen: string[] = [];
    await enqueueJob(sql, tryJob, { word: 'a' });

    await runJobsOnce({
      jobs: doing(async (word) => {
        seen.push(word);
        if (word === 'a') await enqueueJob(sql, tryJob, { word: 'b' }, { runAt: new Date() });
      }),
    });

    expect(seen).toEqual(['a', 'b']);
  });
});

describe('a job that fails', () => {
  test('is tried again, later each time, until its tries are used up', async () => {
    const job = await failWith(new Error('the database is on its way back'));
    expect(job).toMatchObject({
      attempts: 1,
      last_error: 'the database is on its way back',
      is_available: true,
      locked_by: null,
    });
    expect(job?.waits_seconds).toBeGreaterThan(1);

    const jobs = doing(() => Promise.reject(new Error('still not')));
    expect((await runJobsOnce({ jobs, retry: true })).failed).toHaveLength(1);
    expect((await runJobsOnce({ jobs, retry: true })).failed).toHaveLength(1);
    expect(await readJobs()).toMatchObject([{ attempts: 3, is_available: false, last_error: 'still not' }]);
    expect((await runJobsOnce({ jobs, retry: true })).failed).toHaveLength(0);
  });

  test('for good is kept with its reason and not tried again', async () => {
    const refused = { is_available: false, attempts: 1, max_attempts: 1 };

    expect(await failWith(new AppError('meeting-not-found', 'There is no such meeting.'))).toMatchObject({
      ...refused,
      last_error: 'There is no such meeting.',
    });
    expect(
      await failWith(
        new VideoPlatformError({
          platform: 'mock',
          operation: 'deleteRoom',
          code: 'unauthorised',
          reason: 'refused the key',
        }),
      ),
    ).toMatchObject({ ...refused, last_error: 'mock deleteRoom: refused the key' });
  });

  test('waits as long as the vendor asked', async () => {
    const job = await failWith(
      new VideoPlatformError({
        platform: 'mock',
        operation: 'deleteRoom',
        code: 'rate-limited',
        reason: 'Slow down.',
        retryAfterMs: 600_000,
      }),
    );

    expect(job).toMatchObject({ is_available: true, attempts: 1 });
    expect(job?.waits_seconds).toBeGreaterThan(595);
    expect(job?.waits_seconds).toBeLessThan(605);
  });

  test('never comes back sooner than its own pause, however short the vendor says', async () => {
    const job = await failWith(
      new VideoPlatformError({
        platform: 'mock',
        operation: 'deleteRoom',
        code: 'rate-limited',
        reason: 'Slow down.',
        retryAfterMs: 1,
      }),
    );

    expect(job?.waits_seconds).toBeGreaterThan(1.5);
  });

  test('on a payload that its code no longer reads fails for good', async () => {
    await sql.query({ text: 'TRUNCATE graphile_worker._private_jobs' });
    await sql.query({ text: `SELECT graphile_worker.add_job('try', '{"word": 7}')` });

    const run = await runJobsOnce({ jobs: doing(async () => undefined) });

    expect(run.failed).toHaveLength(1);
    expect(await readJobs()).toMatchObject([
      { is_available: false, last_error: expect.stringContaining('can’t read') },
    ]);
  });
});
