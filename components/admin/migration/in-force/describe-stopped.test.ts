import { expect, it } from 'vitest';
import { describeFreed } from './describe-stopped';

it('says how many rooms move once a kill switch is lifted, and that others wait for more than that', () => {
  expect(describeFreed({ stops: 24, wouldMove: 24 })).toBe(
    '24 rooms move at their next meeting. People in calls stay until these end.',
  );
  expect(describeFreed({ stops: 0, wouldMove: 0 })).toBe('0 rooms move at their next meeting.');
  expect(describeFreed({ stops: 3, wouldMove: 1 })).toBe(
    '1 room moves at its next meeting. People in its call stay until it ends. 2 rooms don’t yet: another kill switch, or a platform that takes no new meetings, keeps them.',
  );
});
