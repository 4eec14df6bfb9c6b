import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTogether } from './round-together';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('roundTogether', () => {
  it('gives what is missing to those who lost the most', () => {
    expect(roundTogether([1.5, 1.5, 1])).toEqual([2, 1, 1]);
    expect(roundTogether([0.4, 0.4, 0.4])).toEqual([1, 0, 0]);
    expect(roundTogether([])).toEqual([]);
  });

  it('always adds up to the rounded sum, and never moves a number by a whole one', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 1e7 }), { maxLength: 8 });
    fc.assert(
      fc.property(seconds, (values) => {
        const minutes = values.map((value) => value / 60);
        const rounded = roundTogether(minutes);
        expect(sum(rounded)).toBe(Math.round(sum(minutes)));
        for (const [index, value] of rounded.entries()) {
          expect(Math.abs(value - (minutes[index] ?? 0))).toBeLessThan(1);
        }
      }),
    );
  });
});
