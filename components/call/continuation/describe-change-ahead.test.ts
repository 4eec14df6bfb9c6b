import { describe, expect, it } from 'vitest';
import { describeChangeAhead } from './describe-change-ahead';

const change = { to: 'Daily', from: 'Whereby', at: '20:30', isRelocationFailing: false };

describe('what hosts read of a change that waits for their call', () => {
  it('is where the next meeting is, and whether the call stays or moves', () => {
    expect(describeChangeAhead({ ...change, at: null })).toBe(
      'The next meeting here will be on Daily. This call stays on Whereby until it ends.',
    );
    expect(describeChangeAhead(change)).toBe(
      'The next meeting here will be on Daily. This call moves there at 20:30, with everybody in it.',
    );
  });

  it('promises no next meeting on the platform that a failing move is to', () => {
    expect(describeChangeAhead({ ...change, isRelocationFailing: true })).toBe(
      'This call was to move to Daily at 20:30. That failed and is tried again; until it works, the call stays on Whereby.',
    );
  });

  it('says where a planned move has nowhere to go', () => {
    expect(describeChangeAhead({ ...change, to: 'Whereby' })).toBe(
      'A move of this call was planned for 20:30, but it has nowhere else to go: it stays on Whereby.',
    );
  });
});
