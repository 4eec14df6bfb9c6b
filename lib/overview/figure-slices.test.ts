import { describe, expect, it } from 'vitest';
import { sliceOf, sliceRange } from './figure-slices';

describe('a range in slices', () => {
  it.each([
    ['hour', '2026-11-26T15:45:00.000Z', 13],
    ['day', '2026-11-25T16:00:00.000Z', 25],
    ['week', '2026-11-19T12:00:00.000Z', 29],
  ] as const)('holds at least the whole %s, from the slice in which it began', (range, since, count) => {
    const now = new Date('2026-11-26T16:46:00Z');
    const slices = sliceRange(range, now);
    expect(slices.since.toISOString()).toBe(since);
    expect(slices.starts).toHaveLength(count);
    expect([sliceOf(slices, slices.since), sliceOf(slices, now)]).toEqual([0, count - 1]);
  });

  it('begins exactly then where a slice begins just now', () => {
    expect(sliceRange('hour', new Date('2026-11-26T16:45:00Z')).since).toEqual(new Date('2026-11-26T15:45:00Z'));
  });
});
