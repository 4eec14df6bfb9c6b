const LONGEST_SECONDS = 30;

/**
 * How long to wait before the next try, in milliseconds: longer with each one, and different for everybody, so that
 * three hundred waiting pages don't all ask in the same second.
 * @param attempt 1 for the first wait
 * @param random 0 to 1
 */
export function retryDelayMs(attempt: number, retryAfterSeconds: number | null, random: number): number {
  const base = Math.min(LONGEST_SECONDS, (retryAfterSeconds ?? 4) * 1.5 ** (attempt - 1));
  return Math.round(base * 1000 * (0.75 + random / 2));
}
