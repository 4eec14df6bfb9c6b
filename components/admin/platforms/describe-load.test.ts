import { describe, expect, it } from 'vitest';
import { countPlannedRooms } from './count-planned-rooms';
import { describeLoad } from './describe-load';

it('counts the rooms that rules and waves take to a platform by now', () => {
  const part = (to: string, there: number) => ({ to, tally: { there } });
  const plan = { rules: [part('daily', 2), part('jitsi', 1)], waves: [part('daily', 5), part('daily', 0)] };
  expect(countPlannedRooms(plan, 'daily')).toBe(7);
  expect(countPlannedRooms(plan, 'whereby')).toBe(0);
});

describe('describeLoad', () => {
  it('says what rests on a platform', () => {
    expect(
      describeLoad({ rooms: 12, movedRooms: 2, plannedRooms: 7, isStopped: false, liveMeetings: 1, people: 3 }),
    ).toBe('Home of 12 rooms, and more are moved to it: 7 by the plan, 2 by hand. 1 live meeting, with 3 people.');
    expect(
      describeLoad({ rooms: 12, movedRooms: 2, plannedRooms: null, isStopped: false, liveMeetings: 0, people: 0 }),
    ).toBe('Home of 12 rooms, and more are moved to it: 2 by hand. No live meetings.');
    expect(
      describeLoad({ rooms: 0, movedRooms: 0, plannedRooms: 0, isStopped: false, liveMeetings: 0, people: 0 }),
    ).toBe('Home of no room. No live meetings.');
    expect(
      describeLoad({ rooms: 1, movedRooms: 0, plannedRooms: 0, isStopped: false, liveMeetings: 2, people: 0 }),
    ).toBe('Home of 1 room. 2 live meetings, nobody in them.');
  });

  it('counts nothing as moved to it while a kill switch stops that', () => {
    const stopped = { rooms: 0, plannedRooms: 0, isStopped: true, liveMeetings: 0, people: 0 };
    expect(describeLoad({ ...stopped, movedRooms: 3 })).toBe(
      'Home of no room. Moves to it are stopped by a kill switch, also of 3 rooms by hand. No live meetings.',
    );
    expect(describeLoad({ ...stopped, movedRooms: 0 })).toBe(
      'Home of no room. Moves to it are stopped by a kill switch. No live meetings.',
    );
  });
});
