/** The server may be a little behind this browser's clock, and is asked again after so long where it is, in milliseconds. */
const LOOK_AGAIN_MS = 2_000;

/** What lapses later than this is looked at in time anyway: timers don't reach much further than three weeks. */
const FURTHEST_MS = 24 * 3_600_000;

/**
 * Milliseconds until the first of these moments has passed, at least two seconds; false where none comes within a day.
 * @param moments as the API writes them; null for what never lapses
 */
export function untilNextExpiry(moments: readonly (string | null | undefined)[], now: number): number | false {
  const next = Math.min(...moments.map((moment) => (moment ? Date.parse(moment) : Number.POSITIVE_INFINITY)));
  return next - now > FURTHEST_MS ? false : Math.max(next - now, LOOK_AGAIN_MS);
}
