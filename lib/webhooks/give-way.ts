import { setTimeout as pause } from 'node:timers/promises';
import { processSingleton } from '../process-singleton';

/**
 * How long applying waits at most for a moment in which no delivery is being taken: then it has its turn, so that a
 * stream of deliveries without such a moment is applied as well, some hundreds a second.
 */
const LONGEST_WAIT_MS = 400;
const LOOK_AGAIN_MS = 5;

function taking(): { count: number } {
  return processSingleton('webhooks-being-taken', () => ({ count: 0 }));
}

/** Does the work of taking one delivery, which goes before applying those that are stored. */
export async function goFirst<Result>(work: () => Promise<Result>): Promise<Result> {
  const now = taking();
  now.count += 1;
  try {
    return await work();
  } finally {
    now.count -= 1;
  }
}

/** Waits while this process takes deliveries: a vendor waits for its answer, and nobody for the rest. */
export async function giveWay(): Promise<void> {
  const now = taking();
  const until = performance.now() + LONGEST_WAIT_MS;
  while (now.count > 0 && performance.now() < until) await pause(LOOK_AGAIN_MS);
}
