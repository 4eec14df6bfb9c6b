import { describe, expect, it } from 'vitest';
import { describeWait } from './describe-wait';

const since = '2026-01-05T20:16:00.000Z';
const relocateAt = '2026-01-05T20:30:00.000Z';
const before = new Date('2026-01-05T20:20:00Z');
const after = new Date('2026-01-05T20:31:00Z');
const leadsTo = { empty: 'daily', time: 'daily', now: 'daily' };
const waiting = {
  platform: 'daily',
  leadsTo,
  since,
  people: 2,
  relocateAt: null,
  isRelocationFailing: false,
  sentence: '',
};

describe('what a row says of a change that waits for a call', () => {
  it('is since when, while its people stay', () => {
    expect(describeWait(waiting, 'whereby', before)).toEqual({ words: 'waits since', at: since });
    expect(describeWait({ ...waiting, since: null }, 'whereby', before)).toEqual({ words: 'waits', at: null });
  });

  it('is when its people are moved, and that it is late', () => {
    const planned = { ...waiting, relocateAt };
    expect(describeWait(planned, 'whereby', before)).toEqual({ words: 'moves at', at: relocateAt });
    expect(describeWait(planned, 'whereby', after)).toEqual({ words: 'was to move at', at: relocateAt });
  });

  it('is that the move fails, or leads nowhere', () => {
    const failing = { ...waiting, relocateAt, isRelocationFailing: true };
    expect(describeWait(failing, 'whereby', after)).toEqual({ words: 'move failing, tried again', at: null });
    expect(describeWait(failing, 'daily', after)).toEqual({ words: 'planned move has nowhere to go', at: null });
  });
});
