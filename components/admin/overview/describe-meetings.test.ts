import { expect, it } from 'vitest';
import { describeMeetings } from './describe-meetings';

const wordsFor = (people: readonly number[], meetings = people.length) =>
  describeMeetings({
    live: people.map((count) => ({ people: count })),
    totals: { meetings, people: 0, rooms: 9 },
  });

it('tells meetings with people from those that nobody is in', () => {
  expect(wordsFor([1, 0])).toBe('open meetings, 1 with people');
  expect(wordsFor([0])).toBe('open meeting, none with people');
  expect(wordsFor([3, 2])).toBe('open meetings, 2 with people');
});

it('says nothing of people where there is nothing to count, or not all is known', () => {
  expect(wordsFor([])).toBe('open meetings');
  expect(wordsFor([1, 0], 140)).toBe('open meetings');
});
