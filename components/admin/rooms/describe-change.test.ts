import { describe, expect, it } from 'vitest';
import { describeChange } from './describe-change';

const nameOf = (platform: string) => platform.toUpperCase();
const change = { kind: 'move' as const, platform: 'daily', rooms: 12, examples: ['board', 'standup', 'team'] };

describe('describeChange', () => {
  it('names the first rooms and counts the others', () => {
    expect(describeChange(change, nameOf, false)).toBe('Moved board, standup, team and 9 more to DAILY');
    expect(
      describeChange({ ...change, kind: 'put-back', platform: null, rooms: 2, examples: ['a', 'b'] }, nameOf, false),
    ).toBe('Put back a and b');
    expect(describeChange({ ...change, kind: 'undo', platform: null, rooms: 1, examples: ['a'] }, nameOf, false)).toBe(
      'Undid a move of a',
    );
  });

  it('doesn’t name the room whose list it is', () => {
    expect(describeChange(change, nameOf, true)).toBe('Moved to DAILY, with 11 other rooms');
    expect(describeChange({ ...change, rooms: 1 }, nameOf, true)).toBe('Moved to DAILY');
    expect(describeChange({ ...change, kind: 'undo', rooms: 1 }, nameOf, true)).toBe('Undid a move');
  });
});
