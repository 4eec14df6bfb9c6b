import type { AppError } from '../errors/app-error';
import type { VideoPlatformError } from '../video-platforms/errors';

export interface FailureVerdict {
  /** True where trying again can't help. */
  readonly isFinal: boolean;
  /** How long to wait at least before the next try, where the failure said so. */
  readonly retryAfterMs: number | null;
}

/** 4xx that a later try may well pass: somebody else's change was in the way, or we were too fast. */
const PASSING_STATUS: ReadonlySet<number> = new Set([412, 429]);
/** A vendor that says "in a week" is asked once a day all the same. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** Whether a job that failed like this is tried again. What nobody foresaw is: it may be a database on its way back. */
export function judgeFailure(error: unknown): FailureVerdict {
  if (isVideoPlatformError(error)) {
    return { isFinal: !error.isRetryable, retryAfterMs: cap(error.retryAfterMs) };
  }
  if (isAppError(error)) {
    const isRefusal = error.status >= 400 && error.status < 500 && !PASSING_STATUS.has(error.status);
    return {
      isFinal: isRefusal,
      retryAfterMs: cap(error.retryAfterSeconds === null ? null : error.retryAfterSeconds * 1_000),
    };
  }
  return { isFinal: false, retryAfterMs: null };
}

function cap(delayMs: number | null): number | null {
  return delayMs === null ? null : Math.min(delayMs, LONGEST_WAIT_MS);
}

// By name rather than instanceof: Next.js bundles routes and instrumentation apart, and a platform client kept for the
// whole process may throw the other bundle's class.
function isVideoPlatformError(error: unknown): error is VideoPlatformError {
  return error instanceof Error && error.name === 'VideoPlatformError' && 'isRetryable' in error;
}

function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'status' in error;
}
