import type { Occupancy } from '../../data/meetings/occupancies';
import { findEndOfGrace } from './find-end-of-grace';

/** The rules by which who is in becomes when a meeting is over. Like those of presence, others are for tests. */
export interface OccupancyRules {
  /**
   * Since when nobody is in; null where somebody is. A stay that was over before it was told of began it anew: out of
   * order, it would end with the grace period of the one before.
   */
  readonly emptySinceAfter: (
    known: Date | null,
    occupancy: Pick<Occupancy, 'people' | 'lastLeftAt'>,
    now: Date,
  ) => Date | null;
  /** Whether somebody who is on the way in holds an empty meeting open. */
  readonly isHeldOpen: (occupancy: Occupancy) => boolean;
  /** Until when an empty meeting is kept, in milliseconds since 1970. */
  readonly endOfGrace: typeof findEndOfGrace;
}

export const OCCUPANCY_RULES: OccupancyRules = {
  emptySinceAfter(known, { people, lastLeftAt }, now) {
    if (people > 0) return null;
    if (known === null) return now;
    // Vendors' clocks may be ahead of ours.
    return lastLeftAt !== null && lastLeftAt > known ? earlier(lastLeftAt, now) : known;
  },
  isHeldOpen: ({ isSomebodyConnecting }) => isSomebodyConnecting,
  endOfGrace: findEndOfGrace,
};

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
