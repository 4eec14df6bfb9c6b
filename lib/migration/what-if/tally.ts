import type { WhatIfCounts, WhatIfResult } from '../../schemas/what-if';
import type { Classified } from './classify';

type PlatformCounts = Omit<WhatIfResult['platforms'][number], 'platform' | 'minutesBefore' | 'minutesAfter'> & {
  secondsBefore: number;
  secondsAfter: number;
};

/** The numbers of a what-if while it is worked out. */
export interface Tally {
  readonly rooms: WhatIfCounts;
  readonly meetings: WhatIfCounts;
  notKnown: number;
  notKnownSeconds: number;
  readonly platforms: Map<string | null, PlatformCounts>;
  readonly hindrances: Map<string, { platform: string; cause: string; rooms: number; meetings: number }>;
}

export function startTally(): Tally {
  return {
    rooms: noCounts(),
    meetings: noCounts(),
    notKnown: 0,
    notKnownSeconds: 0,
    platforms: new Map(),
    hindrances: new Map(),
  };
}

export function tallyRoom(tally: Tally, room: Classified): void {
  count(tally.rooms, room);
  platform(tally, room.before).roomsBefore += 1;
  platform(tally, room.after).roomsAfter += 1;
  countHindrances(tally, room, 'rooms');
}

export function tallyMeeting(tally: Tally, meeting: Classified, personSeconds: number): void {
  count(tally.meetings, meeting);
  const before = platform(tally, meeting.before);
  before.meetingsBefore += 1;
  before.secondsBefore += personSeconds;
  const after = platform(tally, meeting.after);
  after.meetingsAfter += 1;
  after.secondsAfter += personSeconds;
  countHindrances(tally, meeting, 'meetings');
}

/**
 * The platforms with minutes to a tenth, the busiest first, and at last what none could take. Each is rounded by itself: one
 * that nothing moves to or from reads the same before and after.
 */
export function listPlatformCounts({ platforms }: Tally): WhatIfResult['platforms'] {
  return [...platforms]
    .map(([id, { secondsBefore, secondsAfter, ...counts }]) => ({
      platform: id,
      ...counts,
      minutesBefore: toMinutes(secondsBefore),
      minutesAfter: toMinutes(secondsAfter),
    }))
    .toSorted((one, other) => {
      if (one.platform === null || other.platform === null) return one.platform === null ? 1 : -1;
      return weigh(other) - weigh(one) || one.platform.localeCompare(other.platform);
    });
}

/** Seconds as minutes to a tenth: whole minutes of many short meetings would not add up. */
export function toMinutes(seconds: number): number {
  return Math.round(seconds / 6) / 10;
}

function weigh({ roomsBefore, roomsAfter }: Pick<PlatformCounts, 'roomsBefore' | 'roomsAfter'>): number {
  return Math.max(roomsBefore, roomsAfter);
}

function noCounts(): WhatIfCounts {
  return { total: 0, moves: 0, degraded: 0, stays: 0, blocked: 0, none: 0 };
}

function count(counts: WhatIfCounts, { effect, losses }: Classified): void {
  counts.total += 1;
  counts[effect] += 1;
  if (losses.length > 0) counts.degraded += 1;
}

function platform({ platforms }: Tally, id: string | null): PlatformCounts {
  let counts = platforms.get(id);
  if (!counts) {
    counts = {
      roomsBefore: 0,
      roomsAfter: 0,
      meetingsBefore: 0,
      meetingsAfter: 0,
      secondsBefore: 0,
      secondsAfter: 0,
    };
    platforms.set(id, counts);
  }
  return counts;
}

function countHindrances(tally: Tally, { hindrances }: Classified, of: 'rooms' | 'meetings'): void {
  // Several steps may have met with the same cause: it is one room or meeting all the same.
  const causes = new Map(hindrances.map((hindrance) => [`${hindrance.platform} ${hindrance.cause}`, hindrance]));
  for (const [key, { platform: id, cause }] of causes) {
    const known = tally.hindrances.get(key) ?? { platform: id, cause, rooms: 0, meetings: 0 };
    known[of] += 1;
    tally.hindrances.set(key, known);
  }
}
