import { describe, expect, it } from 'vitest';
import { JITSI_EVENTS, mapJitsiEvent } from './map-jitsi-event';

describe('mapJitsiEvent', () => {
  it('tells entering and closing', () => {
    expect(mapJitsiEvent('videoConferenceJoined', { roomName: 'standup', id: 'a1b2' })).toEqual({ type: 'joined' });
    expect(mapJitsiEvent('readyToClose', undefined)).toEqual({ type: 'left' });
  });

  it('doesn’t take a way into a breakout room for the way out', () => {
    expect(JITSI_EVENTS).not.toContain('videoConferenceLeft');
    expect(mapJitsiEvent('videoConferenceLeft', { roomName: 'standup' })).toBeNull();
  });

  it('tells that somebody was put out only to that person', () => {
    const kick = (local: boolean) => ({ kicked: { id: 'a', local }, kicker: { id: 'b' } });
    expect(mapJitsiEvent('participantKickedOut', kick(true))).toEqual({ type: 'removed' });
    expect(mapJitsiEvent('participantKickedOut', kick(false))).toBeNull();
    expect(mapJitsiEvent('participantKickedOut', {})).toBeNull();
  });

  it('tells of recordings and not of live streams', () => {
    expect(mapJitsiEvent('recordingStatusChanged', { on: true, mode: 'file' })).toEqual({
      type: 'recording',
      isOn: true,
    });
    expect(mapJitsiEvent('recordingStatusChanged', { on: false, mode: 'local' })).toEqual({
      type: 'recording',
      isOn: false,
    });
    expect(mapJitsiEvent('recordingStatusChanged', { on: false, mode: 'file', error: 'service-unavailable' })).toEqual({
      type: 'recording',
      isOn: false,
      hasFailed: true,
    });
    expect(mapJitsiEvent('recordingStatusChanged', { on: true, mode: 'stream' })).toBeNull();
    expect(mapJitsiEvent('recordingStatusChanged', null)).toBeNull();
  });

  it('tells of a browser that Jitsi can’t work with', () => {
    expect(mapJitsiEvent('browserSupport', { supported: true })).toBeNull();
    expect(mapJitsiEvent('browserSupport', { supported: false })).toEqual({
      type: 'failed',
      code: 'unsupported-browser',
    });
  });

  it('believes no page about where a recording lies or who is a moderator', () => {
    expect(JITSI_EVENTS).not.toContain('recordingLinkAvailable');
    expect(JITSI_EVENTS).not.toContain('participantRoleChanged');
    expect(mapJitsiEvent('recordingLinkAvailable', { link: 'https://anywhere.test/file', ttl: 1 })).toBeNull();
    expect(mapJitsiEvent('participantRoleChanged', { id: 'a', role: 'moderator' })).toBeNull();
  });

  it('hands errors on', () => {
    expect(mapJitsiEvent('errorOccurred', { error: { name: 'conference.max_users', isFatal: false } })).toEqual({
      type: 'failed',
      code: 'full',
    });
  });
});
