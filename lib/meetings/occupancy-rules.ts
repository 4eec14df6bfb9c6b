import type { Occupancy } from '../data/participant-sessions';
import { findEndOfGrace } from './find-end-of-grace';

/** The rules by which who is in becomes when a meeting is over. Like those of presence, others are for tests. */
export interface OccupancyRules {
  /** Since when nobody is in; null where somebody is. */
  readonly emptySinceAfter: (known: Date | null, people: number, now: Date) => Date | null;
  /** Whether somebody who is on the way in holds an empty meeting open. */
  readonly isHeldOpen: (occupancy: Occupancy) => boolean;
  /** Until when an empty meeting is kept, in milliseconds since 1970. */
  readonly endOfGrace: typeof findEndOfGrace;
}

export const OCCUPANCY_RULES: OccupancyRules = {
  emptySinceAfter: (known, people, now) => (people > 0 ? null : (known ?? now)),
  isHeldOpen: ({ isSomebodyConnecting }) => isSomebodyConnecting,
  endOfGrace: findEndOfGrace,
};
