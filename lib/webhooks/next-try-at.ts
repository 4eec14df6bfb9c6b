/** For as long as this, a delivery for a room that nobody knows may be one that came before the room was confirmed. */
const LONGEST_WAIT_MS = 120_000;
const SHORTEST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * When a delivery that matched no meeting is tried again: a vendor may tell of a room before its answer to our create has
 * told us the room's name. Each pause is as long as all before it. Null where it has waited long enough.
 */
export function nextTryAt(receivedAt: Date, now: Date): Date | null {
  const ageMs = now.getTime() - receivedAt.getTime();
  if (ageMs >= LONGEST_WAIT_MS) return null;
  return new Date(now.getTime() + Math.min(Math.max(ageMs, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS));
}
