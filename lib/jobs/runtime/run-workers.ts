import { EventEmitter } from 'node:events';
import { type Logger, runTaskList, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { JobPool } from '../../data/jobs/job-queue';
import type { WorkerLiveness } from '../../data/jobs/worker-liveness';

/** How many jobs this process works on at once. They mostly wait for vendors and the database. */
const CONCURRENCY = 4;
/** New jobs are announced by PostgreSQL; asking as well finds those whose time has come, and those of a lost announcement. */
const POLL_INTERVAL_MS = 2_000;
/** Without an answered question for this long, something is wrong. */
const SILENCE_MS = 15_000;
/** Failed questions in a row, while the database answers others, after which these workers won't recover by themselves. */
const HOPELESS_REFUSALS = CONCURRENCY * 3;

/** One set of workers, from its start until it ends or is stopped. */
export interface Workers {
  /** Resolves when they can't go on, or were stopped. graphile-worker never replaces a worker that fell. */
  readonly ended: Promise<void>;
  isWell(): boolean;
  /** Fetches no more jobs and resolves when the running ones are done. */
  stop(): Promise<void>;
}

/** Starts workers on a queue whose tables are there. They fetch jobs from now on. */
export function runWorkers(options: {
  pool: JobPool;
  liveness: WorkerLiveness;
  taskList: TaskList;
  logger: Logger;
}): Workers {
  const events: WorkerEvents = new EventEmitter();
  const isWell = watchHealth(events);
  const fallen = new Promise<void>((resolve) => {
    events.once('worker:fatalError', () => resolve());
    watchForHopelessness(events, options.liveness, resolve);
  });
  const workers = runTaskList(
    {
      logger: options.logger,
      events,
      concurrency: CONCURRENCY,
      pollInterval: POLL_INTERVAL_MS,
      noHandleSignals: true,
      preset: { plugins: [showAlive(options.liveness)] },
    },
    options.taskList,
    options.pool,
  );
  const settled = workers.promise.catch(() => undefined);
  let stopped: Promise<void> | null = null;
  return {
    ended: Promise.race([fallen, settled]),
    isWell,
    stop() {
      stopped ??= workers.gracefulShutdown().catch(() => undefined);
      return stopped;
    },
  };
}

/**
 * graphile-worker reads the names of its tasks once, with the first question, and keeps that reading for good: also where
 * it failed, because the database went away at that moment. From then on every question of these workers fails, however
 * well the database is. Only new workers read anew.
 */
function watchForHopelessness(events: WorkerEvents, liveness: WorkerLiveness, onHopeless: () => void): void {
  let refusals = 0;
  const start = () => {
    refusals = 0;
  };
  events.on('worker:getJob:empty', start);
  events.on('job:start', start);
  events.on('worker:getJob:error', () => {
    // While the database is away every question fails, and that passes.
    refusals = liveness.isShown() ? refusals + 1 : 0;
    if (refusals >= HOPELESS_REFUSALS) onHopeless();
  });
}

/** Before a worker fetches its first job it counts as alive, and after it has settled its last one no more. */
function showAlive(liveness: WorkerLiveness): GraphileConfig.Plugin {
  return {
    name: 'PatchbayWorkerLiveness',
    version: '1.0.0',
    worker: {
      hooks: {
        startWorker: (_context, { worker }) => liveness.add(worker.workerId),
        stopWorker: (_context, { worker }) => liveness.remove(worker.workerId),
      },
    },
  };
}

/** Well while questions for jobs are answered, or every worker is busy and so asks none. */
function watchHealth(events: WorkerEvents): () => boolean {
  const busy = new Set<string>();
  let lastAnswerAt = Date.now();
  let isRefused = false;
  const noteAnswer = () => {
    lastAnswerAt = Date.now();
    isRefused = false;
  };
  events.on('worker:getJob:empty', noteAnswer);
  events.on('worker:getJob:error', () => {
    isRefused = true;
  });
  events.on('job:start', ({ job }) => {
    noteAnswer();
    busy.add(job.id);
  });
  events.on('job:complete', ({ job }) => {
    busy.delete(job.id);
  });
  return () => !isRefused && (busy.size >= CONCURRENCY || Date.now() - lastAnswerAt < SILENCE_MS);
}
