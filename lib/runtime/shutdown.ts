import { setTimeout as sleep } from 'node:timers/promises';
import { processSingleton } from '../process-singleton';

/** Something that was started and must be stopped before the process ends. */
interface ShutdownStep {
  /** For the log: what is being stopped. */
  readonly name: string;
  /** What takes longer is left behind. */
  readonly timeoutMs: number;
  readonly stop: () => Promise<void>;
}

function getSteps(): ShutdownStep[] {
  return processSingleton<ShutdownStep[]>('shutdown-steps', () => []);
}

/** Adds a step. Steps run in the opposite order: what was started last is stopped first. */
export function onShutdown(step: ShutdownStep): void {
  getSteps().push(step);
}

/**
 * Runs every step once, each within its time. A step that fails or takes too long doesn't keep the others from running.
 * @returns the names of those that failed or took too long
 */
export async function runShutdown(): Promise<readonly string[]> {
  const steps = getSteps();
  const unfinished: string[] = [];
  for (let step = steps.pop(); step; step = steps.pop()) {
    const late = new AbortController();
    const isDone = await Promise.race([
      step.stop().then(
        () => true,
        () => false,
      ),
      sleep(step.timeoutMs, false, { signal: late.signal }).catch(() => false),
    ]);
    late.abort();
    if (!isDone) unfinished.push(step.name);
  }
  return unfinished;
}
