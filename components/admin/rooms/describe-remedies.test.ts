import { describe, expect, it } from 'vitest';
import { describeNeed, describePinRemedy, listNeeds } from './describe-remedies';

describe('what can be done about a room that stays', () => {
  it('speaks of one room, and of many', () => {
    expect(describePinRemedy(1, true)).toBe('Remove the pin and move');
    expect(describePinRemedy(1, false)).toBe('Remove the pin of 1 room and move it');
    expect(describePinRemedy(3, false)).toBe('Remove the pins of 3 rooms and move them');
  });

  it('lists needs in one order, whichever of them were given up', () => {
    expect(listNeeds(['size', 'cloud-recording', 'size'])).toEqual(['cloud-recording', 'size']);
    expect(listNeeds(['cloud-recording', 'size'])).toEqual(['cloud-recording', 'size']);
  });

  it('names needs in words', () => {
    expect(['size', 'cloud-recording'].map(describeNeed)).toEqual(['places for everybody', 'cloud recording']);
  });
});
