import { expect, it } from 'vitest';
import { toFormTime, toInstant, typeTime } from './form-time';

it('keeps a moment that nobody touches to its last digit, however it was written', () => {
  for (const iso of ['2026-12-01T00:02:30Z', '2026-12-01T00:02:30.123456Z', '2026-12-01T01:02:00+02:00']) {
    expect(toInstant(toFormTime(iso))).toBe(iso);
  }
});

it('shows seconds where there are any, and takes what is typed as it is typed', () => {
  expect(toFormTime('2026-12-01T00:02:30Z').shown).toMatch(/T\d\d:\d\d:30$/);
  expect(toFormTime('2026-12-01T00:02:00Z').shown).toMatch(/T\d\d:\d\d$/);
  const { shown } = toFormTime('2026-12-01T00:02:00Z');
  expect(toInstant(typeTime(shown))).toBe('2026-12-01T00:02:00.000Z');
  expect(toInstant(typeTime('soon'))).toBe('soon');
});

it('is null where the box is empty, also where somebody emptied it', () => {
  expect(toInstant(toFormTime(null))).toBeNull();
  expect(toInstant(typeTime(''))).toBeNull();
});
