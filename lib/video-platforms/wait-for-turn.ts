import type { PlatformServices } from './contract';
import { VideoPlatformError } from './errors';
import { type Pause, pauseFor } from './shared/pause';

export type TurnRequest = Parameters<PlatformServices['takeTurn']>[0];

/** Longer than this a call does not stand in line: another platform, or a later try, serves people better. */
const PATIENCE_MS = 3_000;

/** So that those who wait for the same moment don't all come back in the same millisecond. */
const SPREAD_MS = 50;

/**
 * Asks for a turn until there is one.
 * @param ask takes a turn and answers 0, or says in how many milliseconds to ask again
 * @throws VideoPlatformError `rate-limited` where it would take too long, with how long as retryAfterMs
 */
export async function waitForTurn(
  request: TurnRequest,
  ask: () => Promise<number>,
  pause: Pause = pauseFor,
): Promise<void> {
  const signal = request.signal ?? new AbortController().signal;
  let patienceMs = PATIENCE_MS;
  for (;;) {
    const waitMs = await ask();
    if (waitMs <= 0) return;
    const pauseMs = waitMs + Math.random() * SPREAD_MS;
    if (pauseMs > patienceMs || !(await pause(pauseMs, signal))) throw noTurn(request, waitMs);
    patienceMs -= pauseMs;
  }
}

function noTurn({ platform, limit }: TurnRequest, retryAfterMs: number): VideoPlatformError {
  return new VideoPlatformError({
    platform,
    operation: 'take-turn',
    code: 'rate-limited',
    retryAfterMs: Math.ceil(retryAfterMs),
    reason: `is at its limit ${limit.name} (${limit.calls} in ${limit.perMs / 1_000} s) for this installation`,
  });
}
