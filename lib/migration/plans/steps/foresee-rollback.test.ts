import { describe, expect, it } from 'vitest';
import { describeRollback } from './foresee-rollback';

const say = (counts: { goBack: number; moveOn: number; inCall?: number }) =>
  describeRollback({ inCall: 0, movedByHand: [], pinned: 0, ...counts }, { lifted: 0, settled: 0 });

describe('what a rollback says', () => {
  it('says of rooms that meet at home again that they go back, and of others that they move', () => {
    expect(say({ goBack: 41, moveOn: 0 })).toBe('41 rooms go back at their next meeting');
    expect(say({ goBack: 0, moveOn: 1 })).toBe('1 room moves at its next meeting');
    expect(say({ goBack: 2, moveOn: 1_200, inCall: 3 })).toBe(
      '2 rooms go back and 1,200 move at their next meeting; 3 in a call until it ends',
    );
    expect(say({ goBack: 0, moveOn: 0 })).toBe('No room goes back');
  });
});
