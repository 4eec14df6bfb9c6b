import type { z } from 'zod';
import { type CallTime, startCallTime, type TryTime } from './call-time';
import { type Pause, pauseFor } from './pause';
import { sendOnce } from './send-once';
import { type Failure, failureOf } from './vendor-failure';
import type { VendorRequest } from './vendor-request';

/** All tries of one create at a vendor have this long together; see the caller's `signal` for less. */
export const DEFAULT_TIMEOUT_MS = 6_000;

/** A health check has this long with all its tries: an administrator's page waits for it. */
export const HEALTH_TIMEOUT_MS = 2_000;

const MOST_TRIES = 3;

/** Pauses between tries are chosen by chance below a bound that doubles: whoever failed together must not come back together. */
const FIRST_PAUSE_MS = 250;

/**
 * Calls a vendor and returns its parsed answer; whatever goes wrong becomes a VideoPlatformError. Messages are made of
 * the operation, the status and a network code only: a vendor's text, an address or a header might hold a secret.
 *
 * A call is tried at most three times, and never for longer than its time or the caller's. Every try first takes its
 * turns and is recorded. A vendor that says when to come back is obeyed; where that is later than there is time for,
 * its refusal is thrown at once.
 * @param pause how to wait between tries; tests hand in their own
 * @throws VideoPlatformError `unauthorised` (401, 403), `not-found` (404, 410), `rate-limited` (429, with
 *   retryAfterMs where the vendor names it), `unavailable` (408, 5xx, no answer in time, no connection),
 *   `malformed-response` (a redirect, HTML, cut or unexpected JSON), `rejected` (every other 4xx)
 */
export async function requestVendor<Schema extends z.ZodType>(
  request: VendorRequest<Schema>,
  pause: Pause = pauseFor,
): Promise<z.infer<Schema>> {
  const time = startCallTime(request.timeoutMs ?? DEFAULT_TIMEOUT_MS, request.signal);
  let lastAnswer: Failure | null = null;
  try {
    for (let attempt = 1; ; attempt += 1) {
      const result = await tryOnce(request, time, attempt);
      if (result.isOk) return result.answer;
      const { error, wasNotMade } = betterOf(lastAnswer, result.failure);
      if (result.failure.status !== null) lastAnswer = result.failure;
      const mayTryAgain = wasNotMade || (request.retry === 'always' && error.code === 'unavailable');
      if (!mayTryAgain || attempt === MOST_TRIES) throw error;
      const askedMs = error.retryAfterMs ?? 0;
      const leftMs = time.remainingMs() - askedMs;
      if (leftMs <= 0) throw error;
      const pauseMs = askedMs + Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), leftMs / 2);
      const isStillWanted = await pause(pauseMs, time.signal);
      if (!isStillWanted) throw error;
    }
  } finally {
    time.stop();
  }
}

/** What a vendor answered before tells more than its silence in a later try, where neither says that it did something. */
function betterOf(lastAnswer: Failure | null, failure: Failure): Failure {
  const isSilence = failure.status === null && failure.error.code === 'unavailable';
  return isSilence && lastAnswer?.error.code === 'unavailable' ? lastAnswer : failure;
}

type TryResult<Answer> =
  | { readonly isOk: true; readonly answer: Answer }
  | { readonly isOk: false; readonly failure: Failure };

async function tryOnce<Schema extends z.ZodType>(
  request: VendorRequest<Schema>,
  time: CallTime,
  attempt: number,
): Promise<TryResult<z.infer<Schema>>> {
  const { platform, operation, services } = request;
  // Where asking again is harmless, a vendor that hangs must leave time for that.
  const tryTime = time.startTry({ mayTakeAll: request.retry !== 'always' || attempt === MOST_TRIES });
  let startedAt = performance.now();
  let hasTurn = false;
  const record = (outcome: 'ok' | Failure['error']['code'], status: number | null) => {
    const durationMs = Math.round(performance.now() - startedAt);
    services.recordCall({ platform, operation, outcome, status, durationMs, attempt });
  };
  try {
    await takeTurns(request, tryTime);
    hasTurn = true;
    // Standing in our own line is no fault of the vendor's.
    startedAt = performance.now();
    const { answer, status } = await sendOnce(request, tryTime);
    record('ok', status);
    return { isOk: true, answer };
  } catch (caught) {
    const failure = failureOf(request, caught, tryTime);
    record(failure.error.code, failure.status);
    // A limit that leaves no turn has been waited for already; another platform may be quicker.
    if (!hasTurn) throw failure.error;
    return { isOk: false, failure };
  } finally {
    tryTime.stop();
  }
}

/** One after the other, so that a turn is not spent on one limit while another has none left for long. */
async function takeTurns(request: VendorRequest<z.ZodType>, { signal }: TryTime): Promise<void> {
  const { platform, account, services, turns = [] } = request;
  for (const { limit, cost } of turns) await services.takeTurn({ platform, account, limit, cost, signal });
}
