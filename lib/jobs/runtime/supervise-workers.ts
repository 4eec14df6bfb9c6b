import { setTimeout as pause } from 'node:timers/promises';
import { logFieldsOf } from '../../data/database-errors';
import { getLog } from '../../log';
import type { Workers } from './run-workers';
import { within } from './within';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
/** So many failed starts in a row, half a minute of them, are no hiccup any more. */
const LASTING_FAILURES = 5;
/** Workers whose database is gone may take minutes to admit it; new ones don't wait for that. */
const STOP_PATIENCE_MS = 5_000;

export interface Supervision {
  isWell(): boolean;
  /** Resolves when the workers are done, or when `patienceMs` is over. */
  stop(patienceMs: number): Promise<void>;
}

/**
 * Keeps workers running: when a set of them ends (its database went away, say), another one is started, with growing
 * pauses while that fails. The first start must succeed.
 */
export async function superviseWorkers(start: () => Promise<Workers>): Promise<Supervision> {
  const stopping = new AbortController();
  let workers: Workers | null = await start();

  const keepRunning = async (): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS;
    let failures = 0;
    while (!stopping.signal.aborted) {
      const current = workers;
      if (current) {
        await current.ended;
        if (stopping.signal.aborted) return;
        getLog().warn({ event: 'jobs.restarted' }, 'The workers ended and are started again');
        workers = null;
        await within(STOP_PATIENCE_MS, current.stop());
      }
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      try {
        workers = await start();
        pauseMs = FIRST_PAUSE_MS;
        failures = 0;
      } catch (error) {
        failures += 1;
        const level = failures < LASTING_FAILURES ? 'warn' : 'error';
        getLog()[level](
          { event: 'jobs.start-failed', failures, ...logFieldsOf(error) },
          'The workers could not be started yet',
        );
      }
    }
  };
  const supervising = keepRunning();

  return {
    isWell: () => workers?.isWell() ?? false,
    async stop(patienceMs) {
      stopping.abort();
      await within(patienceMs, Promise.all([workers?.stop(), supervising]));
    },
  };
}
