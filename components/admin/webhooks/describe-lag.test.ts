import { expect, it } from 'vitest';
import { describeLag } from './describe-lag';

it('says a wait in the unit that fits', () => {
  expect([null, 0, 7.6, 999, 1_240, 59_400, 119_999, 180_000].map(describeLag)).toEqual([
    '–',
    '0 ms',
    '8 ms',
    '999 ms',
    '1.2 s',
    '59 s',
    '120 s',
    '3 min',
  ]);
});
