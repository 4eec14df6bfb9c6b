import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTogether } from './round-together';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('roundTogether', () => {
  it('gives what is missing to those who lost the most', () => {
    expect(roundTogether([90, 90, 60], 60)).toEqual([2, 1, 1]);
    expect(roundTogether([24, 24, 24], 60)).toEqual([1, 0, 0]);
    expect(roundTogether([], 60)).toEqual([]);
  });

  it('always adds up to the rounded sum, and never moves a number by a whole one', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 1e7 }), { maxLength: 8 });
    fc.assert(
      fc.property(seconds, (values) => {
        const rounded = roundTogether(values, 60);
        expect(sum(rounded)).toBe(Math.round(sum(values) / 60));
        for (const [index, value] of rounded.entries()) {
          expect(Math.abs(value - (values[index] ?? 0) / 60)).toBeLessThan(1);
        }
      }),
    );
  });

  it('comes to the same total however the same is shared out, also where that ends in half a minute', () => {
    const halves = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(halves, (values) => {
        const missing = 30 - (sum(values) % 60);
        const whole = [...values, missing < 0 ? missing + 60 : missing];
        expect(sum(roundTogether(whole, 60))).toBe(sum(roundTogether([sum(whole)], 60)));
      }),
    );
  });
});
