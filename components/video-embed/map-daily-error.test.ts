import { describe, expect, it } from 'vitest';
import { mapDailyError } from './map-daily-error';

function errorOf(type: string, details?: unknown) {
  return { action: 'error', errorMsg: 'some words', error: { type, msg: 'some words', details } };
}

describe('mapDailyError', () => {
  it.each([
    ['nbf-room', 'refused'],
    ['nbf-token', 'refused'],
    ['not-allowed', 'refused'],
    ['no-room', 'refused'],
    ['exp-room', 'expired'],
    ['exp-token', 'expired'],
    ['meeting-full', 'full'],
    ['end-of-life', 'outdated'],
    ['connection-error', 'connection-lost'],
    ['something-new', 'platform-error'],
    ['toString', 'platform-error'],
  ])('maps %s to %s', (type, code) => {
    expect(mapDailyError(errorOf(type), false)).toEqual({ type: 'failed', code });
  });

  it('tells somebody who was put out that they were', () => {
    expect(mapDailyError(errorOf('ejected'), true)).toEqual({ type: 'removed' });
  });

  it('takes a room that vanishes during the call for the end of the call', () => {
    expect(mapDailyError(errorOf('no-room'), true)).toEqual({ type: 'ended' });
  });

  it('tells a page that never came from a connection that was lost', () => {
    expect(mapDailyError(errorOf('connection-error', { on: 'load' }), false)).toEqual({
      type: 'failed',
      code: 'load-failed',
    });
    expect(mapDailyError(errorOf('connection-error', { on: 'reconnect' }), true)).toEqual({
      type: 'failed',
      code: 'connection-lost',
    });
  });

  it.each([{ action: 'error', errorMsg: 'no type' }, {}, null])('calls %j an error of the platform', (event) => {
    expect(mapDailyError(event, false)).toEqual({ type: 'failed', code: 'platform-error' });
  });
});
