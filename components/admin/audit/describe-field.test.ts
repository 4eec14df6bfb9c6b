import { describe, expect, it } from 'vitest';
import { describeField, describeValue } from './describe-field';

describe('describeField', () => {
  it('says what people would say, and never shows the name of a field', () => {
    expect(describeField('override.platform')).toBe('moved to');
    expect(describeField('settings.size')).toBe('people expected');
    expect(describeField('somewhere.vendorRoomName')).toBe('vendor room name');
    expect(describeField('isOpen')).toBe('open');
  });
});

describe('describeValue', () => {
  it('names platforms and codes, and leaves everything else as it is', () => {
    expect(describeValue('override.platform', 'daily')).toBe('Daily');
    expect(describeValue('from', 'whereby, jitsi')).toBe('Whereby, Jitsi');
    expect(describeValue('platform', 'gone')).toBe('gone');
    expect(describeValue('pin', 'required')).toBe('pinned, without fallback');
    expect(describeValue('title', 'daily')).toBe('daily');
  });
});
