import { expect, it } from 'vitest';
import { describeBeginning, describeWhoStays } from './describe-beginning';

it('speaks of one room and its call, or of many', () => {
  expect(describeBeginning(1)).toBe('1 room moves at its next meeting.');
  expect(describeWhoStays(1)).toBe('People in its call stay until it ends.');
  expect(describeBeginning(1_204)).toBe('1,204 rooms move at their next meeting.');
  expect(describeWhoStays(1_204)).toBe('People in calls stay until these end.');
});

it('says nothing of calls where no room moves', () => {
  expect(describeBeginning(0)).toBe('0 rooms move at their next meeting.');
  expect(describeWhoStays(0)).toBe('');
});
