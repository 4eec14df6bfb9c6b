import { expect, it } from 'vitest';
import { untilNextExpiry } from './until-next-expiry';

const NOW = Date.parse('2026-05-01T10:00:00.000Z');

it('waits for the first moment that passes', () => {
  const moments = ['2026-05-01T11:00:00.000Z', null, '2026-05-01T10:00:30.000Z', undefined];
  expect(untilNextExpiry(moments, NOW)).toBe(30_000);
});

it('looks again soon, and not at once, where the server still has what has passed here', () => {
  expect(untilNextExpiry(['2026-05-01T09:59:00.000Z'], NOW)).toBe(2_000);
  expect(untilNextExpiry(['2026-05-01T10:00:00.100Z'], NOW)).toBe(2_000);
});

it('waits for nothing where nothing lapses soon', () => {
  expect(untilNextExpiry([], NOW)).toBe(false);
  expect(untilNextExpiry([null], NOW)).toBe(false);
  expect(untilNextExpiry(['2026-06-01T10:00:00.000Z'], NOW)).toBe(false);
});
