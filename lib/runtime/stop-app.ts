import { processSingleton } from '../process-singleton';
import { runShutdown } from './shutdown';

/** Whatever hangs, the process ends. */
const DEADLINE_MS = 4_700;

/**
 * Stops what was started, in order: event streams, HTTP server, jobs, connection pool, PostgreSQL. Then ends the process.
 * @param exitCode 0 unless the stop is the end of a failed start
 */
export function stopApp(exitCode = 0): Promise<never> {
  return processSingleton('stop-app', () => stop(exitCode));
}

/** True once the app has begun to stop. */
export function isStopping(): boolean {
  return Symbol.for('patchbay.stop-app') in globalThis;
}

async function stop(exitCode: number): Promise<never> {
  setTimeout(() => process.exit(exitCode || 1), DEADLINE_MS).unref();
  const unfinished = await runShutdown();
  if (unfinished.length > 0) {
    process.stderr.write(`Stopped without waiting for: ${unfinished.join(', ')}.\n`);
  }
  process.exit(exitCode);
}
