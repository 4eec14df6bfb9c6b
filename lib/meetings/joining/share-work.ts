import { processSingleton } from '../../process-singleton';

const inProgress = processSingleton('shared-work', () => new Map<string, Promise<unknown>>());

/**
 * Runs `work` once for everybody of this process who asks for the same key while it runs; they share its outcome.
 * Saves work only: what must happen once is settled in PostgreSQL.
 */
export function shareWork<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const running = inProgress.get(key) as Promise<Result> | undefined;
  if (running) return running;
  const started = work().finally(() => inProgress.delete(key));
  inProgress.set(key, started);
  return started;
}
