import { expect, it } from 'vitest';
import { compareNames } from './sort-name';

it('sorts numbers in names as numbers', () => {
  const names = ['s-10', 's-2', 's-1', 's', 's2-b', 's10-a', 's-02', 'standup', 's-1-12', 's-1-3'];
  expect(names.toSorted(compareNames)).toEqual([
    's',
    's-1',
    's-1-3',
    's-1-12',
    's-02',
    's-2',
    's-10',
    's2-b',
    's10-a',
    'standup',
  ]);
});
