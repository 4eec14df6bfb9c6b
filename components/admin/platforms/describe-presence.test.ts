import { describe, expect, it } from 'vitest';
import { describePresence } from './describe-presence';

const CALM = { meetings: 0, opened: 0, reopened: 0, closed: 0, unexplained: 0 };

describe('describePresence', () => {
  it('says where it is known from who is in, and that all agreed', () => {
    expect(describePresence({ tells: 'everybody', ...CALM })).toBe(
      'Who is in is told by events and checked against the platform’s own list. No difference in the last 24 hours.',
    );
    expect(describePresence({ tells: 'nothing', ...CALM })).toMatch(/can’t be asked\.$/);
  });

  it('counts what events left out', () => {
    expect(
      describePresence({ tells: 'everybody', meetings: 3, opened: 2, reopened: 1, closed: 1, unexplained: 0 }),
    ).toMatch(/differences in 3 meetings: 2 arrivals untold, 1 departure untold, 1 departure told that was none\.$/);
    expect(describePresence({ tells: 'conference', ...CALM, meetings: 1, unexplained: 2 })).toMatch(
      /differences in 1 meeting: 2 counts that differed\.$/,
    );
  });
});
