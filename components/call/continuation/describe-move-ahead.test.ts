import { expect, it } from 'vitest';
import { describeMoveAhead, isPastCountdown } from './describe-move-ahead';

const move = { isDue: false, cause: 'requested', failure: null, from: 'Daily' } as const;

it('calls a move late as soon as a try has failed, instead of counting down to it', () => {
  const failing = { ...move, failure: 'Whereby failed' };
  expect(describeMoveAhead(move)).toContain('is about to move');
  expect(isPastCountdown(move)).toBe(false);
  for (const isDue of [false, true]) {
    const trouble = isDue ? 'is late' : 'will be late';
    expect(describeMoveAhead({ ...failing, isDue })).toContain(`${trouble}: Whereby failed`);
    expect(isPastCountdown({ ...failing, isDue })).toBe(true);
  }
  // A platform ends its room at its time, whatever failed before.
  expect(isPastCountdown({ ...failing, cause: 'vendor-end' })).toBe(false);
  expect(describeMoveAhead({ ...move, isDue: true })).toContain('is being prepared');
});

it('says whose end a move comes before', () => {
  expect(describeMoveAhead({ ...move, cause: 'vendor-end' })).toContain('Daily is about to end this call’s room');
});
