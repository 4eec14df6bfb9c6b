import type { Meeting } from './meeting';
import { NEVER_USED_MS } from './timing';

/**
 * Until when an empty meeting is kept for whoever comes back, in milliseconds since 1970. Nobody comes back into one
 * that has a continuation.
 */
export function findEndOfGrace(
  meeting: Pick<Meeting, 'state' | 'createdAt'> & { readonly emptySince: Date },
  { wasUsed, graceSeconds }: { readonly wasUsed: boolean; readonly graceSeconds: number },
): number {
  if (meeting.state === 'draining') return meeting.emptySince.getTime();
  return wasUsed ? meeting.emptySince.getTime() + graceSeconds * 1_000 : meeting.createdAt.getTime() + NEVER_USED_MS;
}
