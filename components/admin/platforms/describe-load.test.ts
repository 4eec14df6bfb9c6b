import { describe, expect, it } from 'vitest';
import { describeLoad } from './describe-load';

describe('describeLoad', () => {
  it('says what rests on a platform', () => {
    expect(describeLoad({ rooms: 12, movedRooms: 2, liveMeetings: 1, people: 3 })).toBe(
      'Home of 12 rooms, 2 more moved to it by hand. 1 live meeting, with 3 people.',
    );
    expect(describeLoad({ rooms: 0, movedRooms: 0, liveMeetings: 0, people: 0 })).toBe(
      'Home of no room. No live meetings.',
    );
    expect(describeLoad({ rooms: 1, movedRooms: 0, liveMeetings: 2, people: 0 })).toBe(
      'Home of 1 room. 2 live meetings, nobody in them.',
    );
  });
});
