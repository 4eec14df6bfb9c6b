import { describe, expect, it } from 'vitest';
import { announceNewcomers, describeWaitingCount } from './describe-waiting';

describe('what hosts are told of a door', () => {
  it('names newcomers, and of many the first', () => {
    expect(announceNewcomers([])).toBe('');
    expect(announceNewcomers(['Grace'])).toBe('Grace waits to be let in.');
    expect(announceNewcomers(['Grace', 'Alan'])).toBe('Grace and Alan wait to be let in.');
    expect(announceNewcomers(['Grace', 'Alan', 'Edsger'])).toBe('Grace and 2 others wait to be let in.');
  });

  it('counts one and several', () => {
    expect(describeWaitingCount(1)).toBe('One person waits to be let in');
    expect(describeWaitingCount(12)).toBe('12 people wait to be let in');
  });
});
