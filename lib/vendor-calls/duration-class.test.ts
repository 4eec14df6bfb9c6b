import { describe, expect, it } from 'vitest';
import { durationAt, durationClassOf } from './duration-class';

function classesOf(durations: readonly number[]): Map<number, number> {
  const classes = new Map<number, number>();
  for (const duration of durations) {
    const durationClass = durationClassOf(duration);
    classes.set(durationClass, (classes.get(durationClass) ?? 0) + 1);
  }
  return classes;
}

describe('durationAt', () => {
  it('is right to within a tenth, for short and long calls', () => {
    for (const scale of [1, 10, 100, 1_000]) {
      const durations = Array.from({ length: 1_000 }, (_, index) => ((index * 7_919) % 1_000) * 0.05 * scale + scale);
      const sorted = durations.toSorted((one, other) => one - other);
      for (const share of [0.5, 0.95]) {
        const exact = sorted[Math.floor(sorted.length * share)] ?? 0;
        const told = durationAt(classesOf(durations), share) ?? 0;
        expect(Math.abs(told - exact) / exact).toBeLessThan(scale === 1 ? 0.2 : 0.1);
      }
    }
  });

  it('is nothing where there were no calls, and stays finite for the slowest', () => {
    expect(durationAt(new Map(), 0.5)).toBeNull();
    expect(durationAt(classesOf([0.2]), 0.95)).toBeLessThanOrEqual(1);
    expect(durationAt(classesOf([10_000_000]), 0.95)).toBeLessThan(1_200_000);
  });
});
