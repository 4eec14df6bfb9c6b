import { expect, it } from 'vitest';
import { describeKeptByCalls } from './describe-kept-by-calls';

it('says which rooms change platforms with the end of their calls, and nothing of where they were before', () => {
  expect(describeKeptByCalls({ rooms: 1, people: 1 })).toBe(
    '1 room is in a call on another platform than its next meeting, with 1 person: it changes once the call ends.',
  );
  expect(describeKeptByCalls({ rooms: 1200, people: 4000 })).toBe(
    '1,200 rooms are in calls on other platforms than their next meetings, with 4,000 people: each changes once its call ends.',
  );
});
