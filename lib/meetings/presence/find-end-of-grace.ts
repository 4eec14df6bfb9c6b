import type { Meeting } from '../meeting';
import { NEVER_USED_MS } from '../timing';

/**
 * Until when an empty meeting is kept for whoever comes back, in milliseconds since 1970. Nobody comes back into one
 * that has a continuation. However short the room's grace is, a leave that the vendor told by mistake can be put right
 * before: otherwise the person it names, alone in the call, would lose the room under their feet.
 * @param circumstances.correctedWithinMs how long the vendor's presence needs to put a leave right
 */
export function findEndOfGrace(
  meeting: Pick<Meeting, 'state' | 'createdAt'> & { readonly emptySince: Date },
  {
    wasUsed,
    graceSeconds,
    correctedWithinMs,
  }: { readonly wasUsed: boolean; readonly graceSeconds: number; readonly correctedWithinMs: number },
): number {
  if (meeting.state === 'draining') return meeting.emptySince.getTime();
  if (!wasUsed) return meeting.createdAt.getTime() + NEVER_USED_MS;
  return meeting.emptySince.getTime() + Math.max(graceSeconds * 1_000, correctedWithinMs);
}
