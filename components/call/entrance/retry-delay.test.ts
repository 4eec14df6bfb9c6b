import { describe, expect, it } from 'vitest';
import { retryDelayMs } from './retry-delay';

describe('retryDelayMs', () => {
  it('spreads waiting pages around the time that the server asked for', () => {
    expect(retryDelayMs(1, 5, 0)).toBe(3750);
    expect(retryDelayMs(1, 5, 0.5)).toBe(5000);
    expect(retryDelayMs(1, 5, 1)).toBe(6250);
  });

  it('grows, and stays within what somebody is willing to look at', () => {
    expect(retryDelayMs(2, 4, 0.5)).toBe(6000);
    expect(retryDelayMs(50, 4, 0.5)).toBe(30_000);
  });

  it('asks no earlier than the server lets it', () => {
    expect(retryDelayMs(1, 553, 0)).toBe(553_000);
    expect(retryDelayMs(3, 553, 1)).toBe(608_300);
  });
});
