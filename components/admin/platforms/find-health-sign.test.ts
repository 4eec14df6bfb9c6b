import { expect, it } from 'vitest';
import { findHealthSign } from './find-health-sign';

const NOW = new Date('2026-11-26T19:08:00Z');

const platform = (isHealthy: boolean, checkedAt: string) => ({
  ...{ isKnown: true, isConfigured: true, state: 'active' as const, breaker: { state: 'closed' as const } },
  health: { isHealthy, message: '', latencyMs: 12, checkedAt },
});

it('says how a platform answered, and when it was asked', () => {
  const checkedAt = '2026-11-26T19:07:40.000Z';
  expect(findHealthSign(platform(true, checkedAt), NOW)).toEqual({ tone: 'success', words: 'Healthy', checkedAt });
  expect(findHealthSign(platform(false, checkedAt), NOW)).toMatchObject({ words: 'Doesn’t answer well', checkedAt });
});

it('takes what a page kept from minutes ago for no answer of now, good or bad', () => {
  const checkedAt = '2026-11-26T19:03:00.000Z';
  for (const isHealthy of [true, false]) {
    expect(findHealthSign(platform(isHealthy, checkedAt), NOW)).toEqual({
      tone: 'neutral',
      words: 'Checking again',
      checkedAt,
    });
  }
});

it('says no time of a check where nothing is checked', () => {
  const unset = { ...platform(true, '2026-11-26T19:07:40.000Z'), isConfigured: false, health: null };
  expect(findHealthSign(unset, NOW)).toEqual({ tone: 'neutral', words: 'Not set up', checkedAt: null });
});
