import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { z } from 'zod';
import { releaseAbandonedJobs, WORKER_LOCKS } from '@/lib/data/jobs/job-queue';
import { sql } from '@/lib/data/sql';
import { defineJob } from '@/lib/jobs/define-job';
import { enqueueJob } from '@/lib/jobs/queue';
import { registerJob } from '@/lib/jobs/runtime/register-job';
import { areJobsWell, startJobs, stopJobs } from '@/lib/jobs/runtime/start-jobs';
import { getLog } from '@/lib/log';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { waitUntil } from '../../support/wait-until';

const tryJob = defineJob({ name: 'try', payload: z.object({ word: z.string() }) });
const hangJob = defineJob({ name: 'hang', payload: z.unknown() });

let database: TestDatabase;
let seen: string[];

/** `try` writes its word down; the word `slow` then waits for `finishSlow`. */
let finishSlow: () => void;
const jobs = [
  registerJob(tryJob, async () => ({
    handle: async ({ word }: { word: string }) => {
      seen.push(word);
      if (word === 'slow') await new Promise<void>((resolve) => (finishSlow = resolve));
    },
  })),
];

beforeEach(async () => {
  seen = [];
  finishSlow = () => undefined;
  database = await createTestDatabase();
});

afterEach(async () => {
  await stopJobs();
  await database.cleanup();
});

describe('the workers of a process', () => {
  test('run what is queued, and say that they are well until they are stopped', async () => {
    expect(areJobsWell()).toBe(false);
    await startJobs({ jobs, role: 'all' });
    expect(areJobsWell()).toBe(true);

    await enqueueJob(sql, tryJob, { word: 'hello' });
    await waitUntil(() => seen.includes('hello'));

    await stopJobs();
    expect(areJobsWell()).toBe(false);
  });

  test('are not started where the process serves the web alone, which may queue all the same', async () => {
    await sql.query({ text: 'DROP SCHEMA graphile_worker CASCADE' });
    await startJobs({ jobs, role: 'web' });

    await enqueueJob(sql, tryJob, { word: 'for somebody else' });

    expect(areJobsWell()).toBe(true);
    expect(await countConnections('patchbay-jobs')).toBe(0);
  });

  test('finish the job that runs before they stop', async () => {
    await startJobs({ jobs, role: 'worker' });
    await enqueueJob(sql, tryJob, { word: 'slow' });
    await waitUntil(() => seen.includes('slow'));

    const stopped = stopJobs();
    finishSlow();
    await stopped;

    expect(await sql.query({ text: 'SELECT 1 FROM graphile_worker._private_jobs' })).toEqual([]);
    expect(await countConnections('patchbay-jobs-alive')).toBe(0);
  });
});

describe('when the database goes away', () => {
  test('during their very first question, they are started anew', async () => {
    await sql.query({ text: 'ALTER TABLE graphile_worker._private_tasks RENAME TO hidden_tasks' });
    await startJobs({ jobs, role: 'worker' });
    await waitUntil(() => !areJobsWell());

    await sql.query({ text: 'ALTER TABLE graphile_worker.hidden_tasks RENAME TO _private_tasks' });
    await waitUntil(areJobsWell);
    await enqueueJob(sql, tryJob, { word: 'after' });

    await waitUntil(() => seen.includes('after'));
  });

  test('cut connections are opened again', async () => {
    await startJobs({ jobs, role: 'worker' });
    await waitUntil(async () => (await countConnections('patchbay-jobs')) > 0);

    await onServer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'patchbay-jobs%' AND datname = $1`,
    );
    await enqueueJob(sql, tryJob, { word: 'after' });

    await waitUntil(() => seen.includes('after'));
    await waitUntil(areJobsWell);
  });

  test('they say so, and go on when it is back, with the job that was under way', async () => {
    await startJobs({ jobs, role: 'worker' });
    await enqueueJob(sql, tryJob, { word: 'slow' });
    await waitUntil(() => seen.includes('slow'));

    const warnings = vi.spyOn(getLog(), 'warn');
    await refuseConnections();
    await waitUntil(() => !areJobsWell());
    finishSlow();
    await waitUntil(() =>
      warnings.mock.calls.some(([line]) => (line as { event?: string }).event === 'jobs.restarted'),
    );
    await acceptConnections();

    await waitUntil(() => seen.filter((word) => word === 'slow').length === 2);
    finishSlow();
    await waitUntil(areJobsWell);
    await waitUntil(
      async () => (await sql.query({ text: 'SELECT 1 FROM graphile_worker._private_jobs' })).length === 0,
    );
  });
});

describe('jobs of a process that died', () => {
  test('are given back at once after kill -9, not after hours', async () => {
    await enqueueJob(sql, hangJob, {});
    const process_ = startHangingWorker();
    await once(process_, 'message');
    expect(await releaseAbandonedJobs(), 'a living worker keeps its job').toEqual([]);

    process_.kill('SIGKILL');
    await once(process_, 'exit');

    await waitUntil(async () => (await releaseAbandonedJobs()).length === 1);
    expect(await sql.query({ text: 'SELECT locked_by, is_available FROM graphile_worker._private_jobs' })).toEqual([
      { locked_by: null, is_available: true },
    ]);
  });

  test('run in the next process that starts, those of living workers do not', async () => {
    await enqueueJob(sql, tryJob, { word: 'of the dead' });
    await lockNewestJob('worker-dead');
    await enqueueJob(sql, tryJob, { word: 'of the living' });
    await lockNewestJob('worker-alive');
    const living = new Client({ connectionString: database.url });
    await living.connect();
    await living.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCKS, 'worker-alive']);

    await startJobs({ jobs, role: 'worker' });
    await enqueueJob(sql, tryJob, { word: 'new' });

    await waitUntil(() => seen.includes('of the dead') && seen.includes('new'));
    expect(seen).not.toContain('of the living');
    expect(
      await sql.query({
        text: 'SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by = $1',
        values: ['worker-alive'],
      }),
    ).toHaveLength(1);
    await living.end();
  });
});

function startHangingWorker(): ChildProcess {
  const flags = ['--conditions=react-server', '--import', 'tsx'];
  return spawn(process.execPath, [...flags, 'tests/support/hanging-worker.ts', database.url], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function lockNewestJob(worker: string): Promise<void> {
  await sql.query({
    text: `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = $1, attempts = 1
            WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs)`,
    values: [worker],
  });
}

async function countConnections(application: string): Promise<number> {
  const rows = await sql.query({
    text: 'SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
    values: [application],
  });
  return rows.length;
}

/** What an outage looks like from inside: every connection cut, no new one accepted. */
async function refuseConnections(): Promise<void> {
  await onServer(`ALTER DATABASE ${database.name} WITH ALLOW_CONNECTIONS false`, []);
  await onServer('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1');
}

async function acceptConnections(): Promise<void> {
  await onServer(`ALTER DATABASE ${database.name} WITH ALLOW_CONNECTIONS true`, []);
}

async function onServer(statement: string, values: unknown[] = [database.name]): Promise<void> {
  const client = new Client({ connectionString: inject('testServer').adminUrl });
  await client.connect();
  await client.query(statement, values);
  await client.end();
}
