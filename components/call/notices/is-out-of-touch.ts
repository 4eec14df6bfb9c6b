import { isUnreachable } from '@/lib/queries/refresh-trouble';

/** Shorter gaps heal unnoticed: what a call page shows is then at most two questions old. */
const SILENCE_MS = 30_000;

/**
 * Whether our server has been out of reach for so long that what a call page says of the call can't be trusted any more.
 * @param answeredAt when it last answered, in milliseconds since 1970
 * @param failedAt when it last failed to
 */
export function isOutOfTouch(watch: {
  readonly error: Error | null;
  readonly answeredAt: number;
  readonly failedAt: number;
}): boolean {
  const { error, answeredAt, failedAt } = watch;
  return error !== null && isUnreachable(error) && failedAt - answeredAt >= SILENCE_MS;
}
