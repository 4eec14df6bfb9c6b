import { describe, expect, it } from 'vitest';
import {
  describeDatedMoment,
  describeDistance,
  describeDuration,
  describeMoment,
  describeSecond,
} from './describe-time';

const NOW = new Date('2026-11-24T10:00:00Z');

describe('describeDuration', () => {
  it.each([
    [-5_000, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3 * 3_600_000 + 5 * 60_000, '3 h 05 min'],
    [24 * 3_600_000, '1 day'],
    [49 * 3_600_000, '2 days'],
  ])('%d ms is %s', (milliseconds, words) => {
    expect(describeDuration(milliseconds)).toBe(words);
  });
});

describe('describeDistance', () => {
  it('tells past and future apart', () => {
    expect(describeDistance(new Date('2026-11-24T09:48:00Z'), NOW)).toBe('12 min ago');
    expect(describeDistance(new Date('2026-11-24T11:30:00Z'), NOW)).toBe('in 1 h 30 min');
    expect(describeDistance(new Date('2026-11-24T09:59:30Z'), NOW)).toBe('just now');
    expect(describeDistance(new Date('2026-12-24T09:59:55Z'), NOW)).toBe('in 30 days');
  });
});

describe('describeMoment', () => {
  it('leaves out what is the same as now', () => {
    expect(describeMoment(new Date('2026-11-24T09:02:00Z'), NOW, 'UTC')).toBe('09:02');
    expect(describeMoment(new Date('2026-11-23T09:02:00Z'), NOW, 'UTC')).toBe('23 Nov 09:02');
    expect(describeMoment(new Date('2025-11-23T09:02:00Z'), NOW, 'UTC')).toBe('23 Nov 2025 09:02');
  });

  it('has its date also today where it is asked for', () => {
    expect(describeDatedMoment(new Date('2026-11-24T00:00:00Z'), NOW, 'UTC')).toBe('24 Nov 00:00');
  });

  it('counts days on the clock of the reader', () => {
    expect(describeMoment(new Date('2026-11-23T23:30:00Z'), NOW, 'Europe/Berlin')).toBe('00:30');
  });
});

describe('describeSecond', () => {
  it('tells apart what happened within one minute, on the clock of the reader', () => {
    expect(describeSecond(new Date('2026-11-24T09:02:07Z'), NOW, 'Europe/Berlin')).toBe('10:02:07');
    expect(describeSecond(new Date('2026-11-23T09:02:08Z'), NOW, 'UTC')).toBe('23 Nov 09:02:08');
  });
});
