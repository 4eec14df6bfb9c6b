import 'server-only';
import { systemClock } from '../../clock';
import { type JobPool, migrateJobQueue, openJobPool, releaseAbandonedJobs } from '../../data/jobs/job-queue';
import { openWorkerLiveness, type WorkerLiveness } from '../../data/jobs/worker-liveness';
import { getSettings } from '../../env/settings';
import { getLog } from '../../log';
import { processSingleton } from '../../process-singleton';
import { makeTaskList } from './make-task-list';
import type { RegisteredJob } from './register-job';
import { JOBS } from './registry';
import { runSchedule } from './run-schedule';
import { runWorkers } from './run-workers';
import { type Supervision, superviseWorkers } from './supervise-workers';
import { within } from './within';
import { makeWorkerLogger } from './worker-logger';

/** How soon other processes' jobs are given back after they died. */
const ABANDONED_SWEEP_MS = 10_000;
/** How long a stop waits for running jobs. What isn't done by then is given back and done by somebody else. */
const STOP_PATIENCE_MS = 8_000;
const POOL_PATIENCE_MS = 500;

interface JobRuntime {
  readonly pool: JobPool;
  readonly liveness: WorkerLiveness;
  readonly supervision: Supervision;
  readonly stopSchedule: () => Promise<void>;
  readonly sweep: NodeJS.Timeout;
}

type Role = 'web' | 'worker' | 'all';

const holder = processSingleton<{ role: Role | null; runtime: JobRuntime | null }>('jobs', () => ({
  role: null,
  runtime: null,
}));

/**
 * Prepares the queue and, unless this process only serves the web, starts the workers and the clock of scheduled jobs.
 * The database must be open and migrated. They survive a database that goes away.
 * @param options for tests: other jobs, or another role than the settings say
 */
export async function startJobs(options: { jobs?: readonly RegisteredJob[]; role?: Role } = {}): Promise<void> {
  if (holder.role) return;
  holder.role = options.role ?? getSettings().PATCHBAY_ROLE;
  try {
    await migrateJobQueue(makeWorkerLogger());
    if (holder.role !== 'web') holder.runtime = await startRuntime(options.jobs ?? JOBS);
  } catch (error) {
    holder.role = null;
    throw error;
  }
}

async function startRuntime(jobs: readonly RegisteredJob[]): Promise<JobRuntime> {
  const pool = openJobPool((error) =>
    getLog().warn({ event: 'jobs.connection-lost', reason: error.message }, 'A connection of the workers was lost'),
  );
  const liveness = await openWorkerLiveness((error) =>
    getLog().warn(
      { event: 'jobs.liveness-lost', reason: error?.message },
      'The connection that shows the workers alive was lost',
    ),
  );
  const logger = makeWorkerLogger();
  const taskList = makeTaskList(jobs, systemClock);
  const supervision = await superviseWorkers(async () => {
    await giveBackAbandonedJobs();
    return runWorkers({ pool, liveness, taskList, logger });
  });
  const sweep = setInterval(() => {
    giveBackAbandonedJobs().catch((error) =>
      getLog().debug({ event: 'jobs.sweep-failed', err: error }, 'Abandoned jobs could not be looked for'),
    );
  }, ABANDONED_SWEEP_MS);
  sweep.unref();
  const stopSchedule = runSchedule(jobs.map((job) => job.definition));
  return { pool, liveness, supervision, stopSchedule, sweep };
}

async function giveBackAbandonedJobs(): Promise<void> {
  const workers = await releaseAbandonedJobs();
  if (workers.length > 0)
    getLog().warn({ event: 'jobs.given-back', workers }, 'Jobs of a process that died were given back');
}

/**
 * Fetches no more jobs, waits some seconds for those that run, and closes the workers' connections. Before the database
 * is closed.
 */
export async function stopJobs(): Promise<void> {
  const { runtime } = holder;
  holder.runtime = null;
  holder.role = null;
  if (!runtime) return;
  clearInterval(runtime.sweep);
  await within(STOP_PATIENCE_MS, runtime.stopSchedule());
  await runtime.supervision.stop(STOP_PATIENCE_MS);
  await runtime.liveness.close();
  // A job that wouldn't end keeps its connection: what remains is closed with the process.
  await within(POOL_PATIENCE_MS, runtime.pool.end());
}

/** True where this process does its part: it queues jobs, and where it runs them its workers get answers. */
export function areJobsWell(): boolean {
  const { role, runtime } = holder;
  if (role === 'web') return true;
  if (!runtime) return false;
  return runtime.supervision.isWell() && runtime.liveness.isShown();
}
