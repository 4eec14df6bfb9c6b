import 'server-only';
import { type Logger, runMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import { processSingleton } from '../../process-singleton';
import { MigrationError } from '../migrations/migration-error';
import { getDatabaseUrl, keepErrorsHeard, withPatientPool } from '../pool';
import { type SqlRunner, sql } from '../sql';

/** First half of the advisory locks that stand for living workers; the second is a hash of the worker's id. */
export const WORKER_LOCKS = 1_885_436_258;

/** Taken while the queue's own tables are made: graphile-worker's first start is not safe in a race. */
const QUEUE_MIGRATION_LOCK = 1_885_436_259;

/** One connection listens for new jobs, the others fetch and settle them. Handlers use the app's own pool. */
const CONNECTIONS = 4;

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Makes or updates graphile-worker's own tables. Needed by every process, also by one that only queues jobs.
 * @throws MigrationError where the database's user may not
 */
export function migrateJobQueue(logger: Logger): Promise<void> {
  return withPatientPool((pool) => migrateQueueTables(pool, logger));
}

async function migrateQueueTables(pool: Pool, logger: Logger): Promise<void> {
  const client = await pool.connect();
  let isReusable = false;
  try {
    await client.query('SELECT pg_advisory_lock($1)', [QUEUE_MIGRATION_LOCK]);
    await runMigrations({ pgPool: pool, logger });
    await client.query('SELECT pg_advisory_unlock($1)', [QUEUE_MIGRATION_LOCK]);
    isReusable = true;
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new MigrationError(
      'The user in DATABASE_URL may not create the schema graphile_worker. Allow it: GRANT CREATE ON DATABASE <name> TO <user>.',
      { cause: error },
    );
  } finally {
    client.release(!isReusable);
  }
}

/** What graphile-worker runs on. */
export type JobPool = Pool;

/** Connections for the workers alone, so that a rush of visitors never keeps a job waiting, nor the reverse. */
export function openJobPool(onError: (error: Error) => void): JobPool {
  const pool = new Pool({
    connectionString: getDatabaseUrl(),
    max: CONNECTIONS,
    application_name: 'patchbay-jobs',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  keepErrorsHeard(pool, onError);
  return pool;
}

/** Makes this running try of a job its last one: when it fails, the job is kept as failed for good. */
export async function makeLastAttempt(jobId: string, runner: SqlRunner = sql): Promise<void> {
  await runner.query({
    text: 'UPDATE graphile_worker._private_jobs SET max_attempts = greatest(attempts, 1) WHERE id = $1',
    values: [jobId],
  });
}

/**
 * Keeps a running job that is about to fail from being tried again too early. graphile-worker then sets the time to
 * `greatest(now(), run_at) + exp(attempts) s`, so that pause is taken off here: the longer of the two counts.
 */
export async function postponeNextAttempt(jobId: string, delayMs: number, runner: SqlRunner = sql): Promise<void> {
  await runner.query({
    text: `UPDATE graphile_worker._private_jobs
              SET run_at = now() + $2::float8 * interval '1 millisecond' - exp(least(attempts, 10)) * interval '1 second'
            WHERE id = $1`,
    values: [jobId, delayMs],
  });
}

/**
 * Gives jobs back that are held by workers which no longer live: graphile-worker itself would wait four hours. A living
 * worker holds an advisory lock on its id (see worker-liveness.ts); whose lock can be taken is dead.
 * @returns the ids of the dead workers
 */
export async function releaseAbandonedJobs(runner: SqlRunner = sql): Promise<readonly string[]> {
  const rows = await runner.query<{ workers: string[] | null }>({
    text: `WITH holders AS MATERIALIZED (
             SELECT locked_by AS worker FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
             UNION
             SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL
           ), dead AS MATERIALIZED (
             SELECT worker FROM holders WHERE pg_try_advisory_xact_lock($1, hashtext(worker))
           ), gathered AS MATERIALIZED (
             SELECT array_agg(worker) AS workers FROM dead HAVING count(*) > 0
           )
           SELECT workers, graphile_worker.force_unlock_workers(workers) FROM gathered`,
    values: [WORKER_LOCKS],
  });
  return rows[0]?.workers ?? [];
}

/**
 * Queues a job that runs by itself, for a minute that has come. Whichever process is first does it: PostgreSQL keeps the
 * last minute of every schedule (in graphile-worker's own table), and a minute that is not newer queues nothing.
 *
 * The job has a queue of its own, so that a slow run is never overtaken, and one waiting place, so that none pile up.
 */
export async function queueScheduledJob(
  job: { readonly name: string; readonly maxAttempts: number },
  minute: Date,
  runner: SqlRunner = sql,
): Promise<void> {
  await runner.query({
    name: 'jobs-schedule',
    text: `WITH claimed AS (
             INSERT INTO graphile_worker._private_known_crontabs AS known (identifier, known_since, last_execution)
             VALUES ($1, $2, $2)
             ON CONFLICT (identifier) DO UPDATE SET last_execution = excluded.last_execution
               WHERE known.last_execution IS NULL OR known.last_execution < excluded.last_execution
             RETURNING identifier
           )
           SELECT graphile_worker.add_job(
             $1::text, '{}'::json, queue_name => 'cron:' || $1, max_attempts => $3::int, job_key => 'cron:' || $1)
             FROM claimed`,
    values: [job.name, minute, job.maxAttempts],
  });
}

/** Makes a job's name known to the queue, which the first worker does as well. */
export async function registerTask(name: string, runner: SqlRunner = sql): Promise<void> {
  await runner.query({
    text: 'INSERT INTO graphile_worker._private_tasks (identifier) VALUES ($1) ON CONFLICT DO NOTHING',
    values: [name],
  });
}

const NUDGE_EVERY_MS = 50;
const MOST_NUDGED = 4;

/**
 * Tells the workers of every process that there are new jobs, soon, and for many at once. Where it gets lost they find
 * them by asking, two seconds later.
 */
export function nudgeWorkers(): void {
  const nudge = processSingleton<{ waiting: number; timer: NodeJS.Timeout | null }>('worker-nudge', () => ({
    waiting: 0,
    timer: null,
  }));
  nudge.waiting += 1;
  if (nudge.timer) return;
  const send = async () => {
    const count = Math.min(nudge.waiting, MOST_NUDGED);
    nudge.waiting = 0;
    if (count === 0) {
      nudge.timer = null;
      return;
    }
    nudge.timer = setTimeout(send, NUDGE_EVERY_MS).unref();
    await sql
      .query({
        name: 'nudge-workers',
        text: `SELECT pg_notify('jobs:insert', $1)`,
        values: [JSON.stringify({ count })],
      })
      .catch(() => undefined);
  };
  nudge.timer = setTimeout(send, 0).unref();
}
