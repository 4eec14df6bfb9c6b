import { describe, expect, it } from 'vitest';
import { isOwnKick, mapJitsiError } from './map-jitsi-error';

describe('mapJitsiError', () => {
  it('says that the call is over where a moderator ended it', () => {
    expect(mapJitsiError({ error: { name: 'conference.destroyed', type: 'CONFERENCE', isFatal: true } })).toEqual({
      type: 'ended',
    });
  });

  it('tells a refused token from a lost connection and a full room', () => {
    const codeOf = (name: string) => mapJitsiError({ error: { name, isFatal: true } });
    expect(codeOf('connection.passwordRequired')).toEqual({ type: 'failed', code: 'refused' });
    expect(codeOf('connection.droppedError')).toEqual({ type: 'failed', code: 'connection-lost' });
    expect(codeOf('conference.max_users')).toEqual({ type: 'failed', code: 'full' });
    expect(codeOf('something.new')).toEqual({ type: 'failed', code: 'platform-error' });
  });

  it('lets the call go on after an error that is not fatal, and after nonsense', () => {
    expect(mapJitsiError({ error: { name: 'gum.permission_denied', isFatal: false } })).toBeNull();
    expect(mapJitsiError({ error: 'odd' })).toBeNull();
    expect(mapJitsiError(undefined)).toBeNull();
  });
});

describe('isOwnKick', () => {
  it('is true only for the person at this page', () => {
    expect(isOwnKick({ kicked: { id: 'a', local: true }, kicker: { id: 'b' } })).toBe(true);
    expect(isOwnKick({ kicked: { id: 'a', local: false } })).toBe(false);
    expect(isOwnKick({})).toBe(false);
  });
});
