import { describe, expect, it } from 'vitest';
import type { ThrottleState } from '../data/accounts/sign-in-throttles';
import { countAttempt, secondsLocked, THROTTLE_LIMITS } from './throttle-limits';

const START = new Date('2026-11-24T09:00:00Z');
const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

function afterAttempts(count: number, limit: { free: number; longestWait: number }): ThrottleState {
  let state = countAttempt(undefined, limit, START);
  for (let attempt = 1; attempt < count; attempt++) state = countAttempt(state, limit, START);
  return state;
}

describe('sign-in limits', () => {
  const limit = THROTTLE_LIMITS.accountAtAddress;

  it('leave the first failures free', () => {
    expect(secondsLocked(afterAttempts(4, limit), START)).toBe(0);
  });

  it('then double the wait, up to a quarter of an hour', () => {
    expect(secondsLocked(afterAttempts(5, limit), START)).toBe(5);
    expect(secondsLocked(afterAttempts(6, limit), START)).toBe(10);
    expect(secondsLocked(afterAttempts(7, limit), START)).toBe(20);
    expect(secondsLocked(afterAttempts(500, limit), START)).toBe(15 * 60);
  });

  it('open again by themselves', () => {
    const state = afterAttempts(5, limit);
    expect(secondsLocked(state, later(4))).toBe(1);
    expect(secondsLocked(state, later(5))).toBe(0);
  });

  it('forget failures after their window', () => {
    const state = countAttempt(afterAttempts(40, limit), limit, later(16 * 60));
    expect(state).toMatchObject({ failures: 1, lockedUntil: null });
  });

  it('never shut an account everywhere for more than a minute', () => {
    expect(secondsLocked(afterAttempts(49, THROTTLE_LIMITS.account), START)).toBe(0);
    expect(secondsLocked(afterAttempts(100_000, THROTTLE_LIMITS.account), START)).toBe(60);
  });
});
