import type { ThrottleState } from '../data/accounts/sign-in-throttles';

/** How failures under one key slow the next attempt. */
export interface ThrottleLimit {
  /** Failures within the window that cost nothing. */
  readonly free: number;
  /** The longest wait, in seconds. */
  readonly longestWait: number;
}

/** Failures are forgotten this long after the first of them, in milliseconds. */
const WINDOW_MS = 15 * 60 * 1000;

const FIRST_WAIT_SECONDS = 5;

/**
 * Three limits. Somebody who guesses from one place shuts out that place: for one account soon, for all accounts later.
 * Guessing one account from many places slows everybody who was never signed in to it from where they are, but for a
 * minute at most, so that nobody can lock an account's owner out for good.
 */
export const THROTTLE_LIMITS = {
  accountAtAddress: { free: 5, longestWait: 15 * 60 },
  address: { free: 20, longestWait: 15 * 60 },
  account: { free: 50, longestWait: 60 },
} as const satisfies Record<string, ThrottleLimit>;

/** Seconds until a key opens again; 0 where it is open. */
export function secondsLocked(state: ThrottleState | undefined, now: Date): number {
  if (!state?.lockedUntil) return 0;
  return Math.max(0, Math.ceil((state.lockedUntil.getTime() - now.getTime()) / 1000));
}

/** The state after one more attempt, counted as failed until it turns out right. The wait doubles with each failure. */
export function countAttempt(state: ThrottleState | undefined, limit: ThrottleLimit, now: Date): ThrottleState {
  const isOver = !state || now.getTime() - state.windowStart.getTime() > WINDOW_MS;
  const failures = isOver ? 1 : state.failures + 1;
  const windowStart = isOver ? now : state.windowStart;
  if (failures < limit.free) return { failures, windowStart, lockedUntil: null };
  // The exponent is bounded: 2 to a few hundred would be past any date.
  const wait = Math.min(limit.longestWait, FIRST_WAIT_SECONDS * 2 ** Math.min(failures - limit.free, 20));
  return { failures, windowStart, lockedUntil: new Date(now.getTime() + wait * 1000) };
}
