import { describe, expect, it } from 'vitest';
import { describeChange } from './describe-change';

const nameOf = (platform: string) => platform.toUpperCase();
const change = {
  kind: 'move' as const,
  platform: 'daily',
  rooms: 12,
  examples: ['board', 'standup', 'team'],
  ways: [],
};

describe('describeChange', () => {
  it('names the first rooms and counts the others', () => {
    expect(describeChange(change, nameOf, false)).toBe('Moved board, standup, team and 9 more to DAILY');
    expect(
      describeChange({ ...change, kind: 'put-back', platform: null, rooms: 2, examples: ['a', 'b'] }, nameOf, false),
    ).toBe('Put back a and b');
  });

  it('doesn’t name the room whose list it is', () => {
    expect(describeChange(change, nameOf, true)).toBe('Moved to DAILY, with 11 other rooms');
    expect(describeChange({ ...change, rooms: 1 }, nameOf, true)).toBe('Moved to DAILY');
  });

  it('says of rooms that have no name any more what they are', () => {
    expect(describeChange({ ...change, rooms: 1, examples: [] }, nameOf, false)).toContain('Moved a deleted room to');
    expect(describeChange({ ...change, rooms: 3, examples: [] }, nameOf, false)).toContain('Moved 3 deleted rooms to');
  });

  it('says of an undo from where to where it went', () => {
    const undo = { ...change, kind: 'undo' as const, platform: null, rooms: 1, examples: ['a'] };
    const back = { ...undo, ways: [{ from: 'daily', to: 'whereby', rooms: 1 }] };
    expect(describeChange(back, nameOf, false)).toBe('Undid a move of a: from DAILY back to WHEREBY');
    expect(describeChange(back, nameOf, true)).toBe('Undid a move: from DAILY back to WHEREBY');
    expect(describeChange({ ...undo, ways: [{ from: 'daily', to: null, rooms: 1 }] }, nameOf, false)).toBe(
      'Undid a move of a: from DAILY back to what the plan and its home say',
    );
    const ways = [
      { from: 'daily', to: null, rooms: 9 },
      { from: null, to: 'daily', rooms: 3 },
    ];
    expect(describeChange({ ...change, kind: 'undo', ways }, nameOf, false)).toBe(
      'Undid a move of board, standup, team and 9 more: 9 from DAILY back to what the plan and their homes say, ' +
        '3 from what the plan and their homes say back to DAILY',
    );
  });
});
