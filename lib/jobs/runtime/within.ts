import { setTimeout as pause } from 'node:timers/promises';

/** Waits for work to finish, but no longer than this; the work itself goes on. Its failure counts as finished. */
export async function within(patienceMs: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const timeout = pause(patienceMs, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([work.catch(() => undefined), timeout]);
  over.abort();
}
