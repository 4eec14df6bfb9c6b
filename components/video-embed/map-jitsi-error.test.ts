import { describe, expect, it } from 'vitest';
import { mapJitsiError } from './map-jitsi-error';

function mapped(name: string, isFatal: boolean, type = 'CONFERENCE') {
  return mapJitsiError({ error: { name, type, isFatal } });
}

describe('mapJitsiError', () => {
  it('says that the call is over where a moderator ended it', () => {
    expect(mapped('conference.destroyed', false)).toEqual({ type: 'ended' });
  });

  // Jitsi marks these as not fatal, since its own page doesn't offer to reload after them.
  it.each([
    ['connection.passwordRequired', 'refused'],
    ['conference.connectionError.notAllowed', 'refused'],
    ['conference.reservationError', 'refused'],
    ['conference.connectionError.accessDenied', 'denied'],
    ['conference.max_users', 'full'],
    ['conference.connectionError', 'connection-lost'],
    ['connection.shardChangedError', 'connection-lost'],
    ['connection.conferenceRequestFailed', 'platform-error'],
    ['conference.gracefulShutdown', 'platform-error'],
    ['conference.incompatible_server_versions', 'platform-error'],
  ])('ends the visit after %s, although Jitsi doesn’t call it fatal', (name, code) => {
    expect(mapped(name, false)).toEqual({ type: 'failed', code });
  });

  it.each([
    ['connection.droppedError', 'connection-lost'],
    ['connection.otherError', 'connection-lost'],
    ['connection.serverError', 'connection-lost'],
    ['conference.iceFailed', 'connection-lost'],
    ['conference.focusLeft', 'connection-lost'],
    ['conference.focusDisconnected', 'connection-lost'],
    ['conference.offerAnswerFailed', 'platform-error'],
    ['conference.videobridgeNotAvailable', 'platform-error'],
    ['something.new', 'platform-error'],
  ])('ends the visit after %s', (name, code) => {
    expect(mapped(name, true)).toEqual({ type: 'failed', code });
  });

  it('takes settings that could not be fetched for a page that did not load', () => {
    expect(mapped('load-config', true, 'CONFIG')).toEqual({ type: 'failed', code: 'load-failed' });
  });

  it.each([
    'conference.passwordRequired',
    'conference.connectionError.membersOnly',
    'conference.authenticationRequired',
    'conference.display_name_required',
    'conference.chatError',
    'conference.restarted',
    'connection.notLiveError',
    'gum.permission_denied',
  ])('leaves %s to Jitsi’s own page', (name) => {
    expect(mapped(name, false)).toBeNull();
  });

  it.each([{ error: 'odd' }, {}, undefined, null, 'error'])('takes no notice of %j', (data) => {
    expect(mapJitsiError(data)).toBeNull();
  });
});
