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

  it.each([
    [{ meetings: 1, opened: 1 }, 'the events of 1 meeting were incomplete or wrong: 1 arrival was missed.'],
    [{ meetings: 1, closed: 2 }, 'the events of 1 meeting were incomplete or wrong: 2 departures were missed.'],
    [
      { meetings: 3, reopened: 6 },
      'the events of 3 meetings were incomplete or wrong: somebody was said to have left who was still in, 6 times.',
    ],
    [
      { meetings: 3, opened: 2, closed: 1, reopened: 1, unexplained: 1 },
      'the events of 3 meetings were incomplete or wrong: 2 arrivals and 1 departure were missed; ' +
        'somebody was said to have left who was still in, once; the number of people differed once.',
    ],
    [
      { meetings: 2, unexplained: 4 },
      'the events of 2 meetings were incomplete or wrong: the number of people differed 4 times.',
    ],
  ])('says what events left out or got wrong: %o', (drift, words) => {
    expect(describePresence({ tells: 'everybody', ...CALM, ...drift })).toContain(`In the last 24 hours ${words}`);
  });

  it('says of a number that is right again since that nothing differs', () => {
    expect(describePresence({ tells: 'conference', ...CALM, meetings: 1 })).toMatch(
      /No difference in the last 24 hours\.$/,
    );
  });
});
