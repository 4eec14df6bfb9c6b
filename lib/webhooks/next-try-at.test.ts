import { describe, expect, it } from 'vitest';
import { nextTryAt } from './next-try-at';

const received = new Date('2026-11-24T09:00:00Z');

describe('nextTryAt', () => {
  it('tries with growing pauses for two minutes, and then no more', () => {
    const tries: number[] = [];
    for (let now: Date | null = received; now; ) {
      now = nextTryAt(received, now);
      if (now) tries.push((now.getTime() - received.getTime()) / 1000);
    }
    expect(tries).toEqual([2, 4, 8, 16, 32, 62, 92, 122]);
    expect(nextTryAt(received, new Date(received.getTime() + 120_000))).toBeNull();
  });

  it('is not held up by a clock that is behind', () => {
    const behind = new Date(received.getTime() - 60_000);
    expect(nextTryAt(received, behind)).toEqual(new Date(behind.getTime() + 2_000));
  });
});
