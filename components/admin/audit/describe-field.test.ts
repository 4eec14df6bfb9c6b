import { describe, expect, it } from 'vitest';
import { describeField, describeValue } from './describe-field';

describe('describeField', () => {
  it('says what people would say, and never shows the name of a field', () => {
    expect(describeField('override.platform')).toBe('moved to');
    expect(describeField('settings.size')).toBe('size, people');
    expect(describeField('somewhere.vendorRoomName')).toBe('vendor room name');
    expect(describeField('isOpen')).toBe('open');
  });

  it('tells the platform that a call is on, or that a webhook is from, from the home of a room', () => {
    expect(describeField('platform', 'room.changed')).toBe('home platform');
    expect(describeField('platform', 'room.settled')).toBe('home platform');
    expect(describeField('platform', 'meeting.relocated')).toBe('platform of the call');
    expect(describeField('platform', 'meeting.continued')).toBe('platform of the call');
    expect(describeField('platform', 'vendor-room.swept')).toBe('platform');
    expect(describeField('platform', 'webhook-delivery.replayed')).toBe('platform');
  });
});

describe('describeValue', () => {
  it('names platforms and codes, and leaves everything else as it is', () => {
    expect(describeValue('override.platform', 'daily')).toBe('Daily');
    expect(describeValue('from', 'whereby, jitsi')).toBe('Whereby, Jitsi');
    expect(describeValue('platform', 'gone')).toBe('gone');
    expect(describeValue('pin', 'required')).toBe('required');
    expect(describeValue('title', 'daily')).toBe('daily');
  });

  it('says what the pages say of moves and waves', () => {
    expect([describeField('isOn'), describeValue('isOn', 'no'), describeValue('isOn', 'yes')]).toEqual([
      'moves',
      'allowed',
      'off',
    ]);
    expect(describeValue('wavesBegun', 'wave-1, pilot')).toBe('wave 1, wave pilot');
  });

  it('says how a platform failed and stands, and what a state is a state of', () => {
    expect([describeField('cause'), describeValue('cause', 'key-refused')]).toEqual([
      'how it failed',
      'it refused our key',
    ]);
    expect([describeField('breaker'), describeValue('breaker', 'open')]).toEqual([
      'asked for meetings',
      'no, left alone for a while',
    ]);
    expect(describeField('failuresInRow')).toBe('meetings in a row that it failed to make');
    expect(describeValue('state', 'draining', 'platform.state-changed')).toBe('draining');
    expect(describeValue('state', 'active', 'platform.webhooks-set-up')).toBe('arriving');
    expect(describeValue('state', 'draining', 'meeting.ended')).toBe('takes no newcomers');
    expect(describeValue('state', 'applied', 'webhook-delivery.replayed')).toBe('applied');
  });
});
