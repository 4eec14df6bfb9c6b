import { describe, expect, it } from 'vitest';
import type { Classified } from './classify';
import { listPlatformCounts, startTally, tallyMeeting } from './tally';

const moved = (before: string, after: string): Classified => ({
  before,
  after,
  effect: before === after ? 'stays' : 'moves',
  losses: [],
  hindrances: [],
});

describe('the minutes of a what-if', () => {
  it('are the same before and after where nothing moves, whatever the others come to', () => {
    const tally = startTally();
    tallyMeeting(tally, moved('jitsi', 'jitsi'), 27);
    tallyMeeting(tally, moved('jitsi', 'jitsi'), 3 * 60);
    tallyMeeting(tally, moved('whereby', 'daily'), 41);
    tallyMeeting(tally, moved('whereby', 'whereby'), 284);
    const minutes = listPlatformCounts(tally).map(({ platform, minutesBefore, minutesAfter }) => [
      platform,
      minutesBefore,
      minutesAfter,
    ]);
    expect(Object.fromEntries(minutes.map(([platform, ...both]) => [platform, both]))).toEqual({
      daily: [0, 0.7],
      jitsi: [3.5, 3.5],
      whereby: [5.4, 4.7],
    });
  });
});
