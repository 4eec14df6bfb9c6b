import { describe, expect, it } from 'vitest';
import { describeAbout, describeMilliseconds, describeShare, nameSlice } from './describe-figures';

describe('nameSlice', () => {
  it('is a clock within a day and has the day beyond', () => {
    expect(nameSlice('2026-11-24T09:05:00.000Z', 'hour', 'UTC')).toBe('09:05');
    expect(nameSlice('2026-11-24T09:00:00.000Z', 'day', 'UTC')).toBe('09:00');
    expect(nameSlice('2026-11-24T06:00:00.000Z', 'week', 'UTC')).toBe('Tue 24, 06:00');
  });
});

describe('describeMilliseconds', () => {
  it('changes its unit where a number would get long', () => {
    expect([null, 0, 239.6, 1_240, 61_000].map(describeMilliseconds)).toEqual([
      '–',
      '0 ms',
      '240 ms',
      '1.2 s',
      '61.0 s',
    ]);
  });
});

describe('describeShare', () => {
  it('never hides a failure', () => {
    expect(describeShare(0, 0)).toBe('0 %');
    expect(describeShare(1, 100_000)).toBe('< 0.1 %');
    expect(describeShare(1, 40)).toBe('2.5 %');
    expect(describeShare(1, 3)).toBe('33 %');
  });
});

describe('describeAbout', () => {
  it('claims no more than classes of durations tell', () => {
    expect([null, 70.4].map(describeAbout)).toEqual(['–', 'about 70 ms']);
  });
});
