import { describe, expect, it } from 'vitest';
import { describePausedWatch } from './plan-words';

const wave = { id: 'one', from: ['whereby'], to: 'daily', percentage: 5, startsAt: null, soakMinutes: 2_880 };

describe('what a paused plan says of a watch', () => {
  it.each([
    [49_500, 'for the remaining 50 seconds'],
    [59_500, 'for the remaining 1 minute'],
    [60 * 60_000, 'for the remaining 1 hour'],
    [1_392 * 60_000 - 1, 'for the remaining 23 hours and 12 minutes'],
    [2_879 * 60_000, 'for the remaining 1 day, 23 hours and 59 minutes'],
    [2_880 * 60_000, 'for 2 days'],
  ])('is how much of it is left: %i ms', (leftMs, words) => {
    expect(describePausedWatch(wave, { leftMs, startsAnew: false })).toBe(
      `not watched while the plan is paused; watched ${words} once it is resumed`,
    );
  });
});
