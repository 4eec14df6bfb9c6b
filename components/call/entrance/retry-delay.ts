/** What somebody is willing to look at, where the server names no longer time. */
const LONGEST_SECONDS = 30;

/**
 * How long to wait before the next try, in milliseconds: longer with each one, and different for everybody, so that
 * three hundred waiting pages don't all ask in the same second.
 * @param attempt 1 for the first wait
 * @param random 0 to 1
 */
export function retryDelayMs(attempt: number, retryAfterSeconds: number | null, random: number): number {
  const asked = retryAfterSeconds ?? 4;
  // Before a time that the server named as long, asking is in vain.
  if (asked > LONGEST_SECONDS) return Math.round(asked * 1000 * (1 + random / 10));
  const base = Math.min(LONGEST_SECONDS, asked * 1.5 ** (attempt - 1));
  return Math.round(base * 1000 * (0.75 + random / 2));
}
