import { describe, expect, it } from 'vitest';
import { OCCUPANCY_RULES } from './occupancy-rules';

const NOW = new Date('2026-11-24T09:30:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const { emptySinceAfter } = OCCUPANCY_RULES;

describe('since when nobody is in', () => {
  it('is from when that was first known, and nothing while somebody is', () => {
    expect(emptySinceAfter(null, { people: 0, lastLeftAt: ago(40) }, NOW)).toEqual(NOW);
    expect(emptySinceAfter(ago(60), { people: 0, lastLeftAt: ago(61) }, NOW)).toEqual(ago(60));
    expect(emptySinceAfter(ago(60), { people: 0, lastLeftAt: null }, NOW)).toEqual(ago(60));
    expect(emptySinceAfter(ago(60), { people: 1, lastLeftAt: ago(10) }, NOW)).toBeNull();
  });

  it('begins anew after a stay that was over before it was told of, and never ahead of our clock', () => {
    expect(emptySinceAfter(ago(600), { people: 0, lastLeftAt: ago(5) }, NOW)).toEqual(ago(5));
    expect(emptySinceAfter(ago(600), { people: 0, lastLeftAt: ago(-30) }, NOW)).toEqual(NOW);
  });
});
