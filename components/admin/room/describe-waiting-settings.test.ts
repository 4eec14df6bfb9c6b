import { describe, expect, it } from 'vitest';
import { describeWaitingSettings } from './describe-waiting-settings';

const inCall = { size: 50, recording: 'none', recordingStart: 'host', meetingHours: 8 } as const;
const inRoom = { ...inCall, door: 'open', graceSeconds: 120 } as const;

describe('describeWaitingSettings', () => {
  it('says nothing where the call has what the room says, nor of what holds at once', () => {
    expect(describeWaitingSettings({ inCall, inRoom })).toBeNull();
    expect(describeWaitingSettings({ inCall, inRoom: { ...inRoom, door: 'ask', graceSeconds: 5 } })).toBeNull();
  });

  it('names what waits', () => {
    const changed = { ...inRoom, size: 80, recording: 'cloud', recordingStart: 'automatic', meetingHours: 4 } as const;
    expect(describeWaitingSettings({ inCall, inRoom: changed })).toBe(
      'New settings wait for this call to end: for 80 people instead of 50, recording at the platform instead of none, recording starts by itself, a new call begins after 4 h instead of 8 h.',
    );
  });
});
