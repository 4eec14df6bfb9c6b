import { describe, expect, it } from 'vitest';
import { describeRecentMeetings } from './describe-recent-meetings';

const recent = (meetings: number, people: number, meetingsElsewhere: number, peopleElsewhere: number) =>
  describeRecentMeetings({ days: 7, meetings, people, meetingsElsewhere, peopleElsewhere });

describe('how many of the latest meetings a plan concerns', () => {
  it.each([
    [[0, 0, 0, 0], 'No meeting was held in the last 7 days.'],
    [
      [1, 1, 1, 1],
      'The one meeting of the last 7 days, with 1 person, was in a room that this moves once all of it is done.',
    ],
    [
      [1, 4, 0, 0],
      'The one meeting of the last 7 days, with 4 people, was not in a room that this moves once all of it is done.',
    ],
    [
      [3, 5, 0, 0],
      'None of the 3 meetings of the last 7 days, with 5 people, was in a room that this moves once all of it is done.',
    ],
    [
      [3, 5, 3, 5],
      'All 3 meetings of the last 7 days, with 5 people, were in rooms that this moves once all of it is done.',
    ],
    [
      [1200, 5000, 1, 1],
      'Of the 1,200 meetings of the last 7 days, with 5,000 people, 1 was in a room that this moves once all of it is done, with 1 person.',
    ],
  ] as const)('is said of %s', ([meetings, people, elsewhere, gone], words) => {
    expect(recent(meetings, people, elsewhere, gone)).toBe(words);
  });
});
