import { expect, it } from 'vitest';
import { splitMoments } from './split-moments';

it('finds every moment that a sentence of the server names', () => {
  expect(splitMoments('Wave 2 is watched until 2026-11-26 18:17 UTC; then all waves are done.')).toEqual([
    'Wave 2 is watched until ',
    { at: '2026-11-26T18:17:00Z' },
    '; then all waves are done.',
  ]);
  expect(
    splitMoments('Ada moved this room by hand on 2026-11-24 at 09:00 UTC, until 2026-11-25 at 10:00 UTC.'),
  ).toEqual([
    'Ada moved this room by hand at ',
    { at: '2026-11-24T09:00:00Z' },
    ', until ',
    { at: '2026-11-25T10:00:00Z' },
    '.',
  ]);
  expect(splitMoments('begins at 2026-12-20 00:02:30 UTC')).toEqual(['begins at ', { at: '2026-12-20T00:02:30Z' }]);
  expect(splitMoments('2026-12-20 00:00 UTC')).toEqual([{ at: '2026-12-20T00:00:00Z' }]);
});

it('leaves a sentence without moments as it is', () => {
  expect(splitMoments('Plan 3 was published on 2026-11-24.')).toEqual(['Plan 3 was published on 2026-11-24.']);
});
