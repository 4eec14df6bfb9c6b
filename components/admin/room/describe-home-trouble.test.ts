import { describe, expect, it } from 'vitest';
import { describeHomeTrouble } from './describe-home-trouble';

const demo = { id: 'mock', label: 'Demo', isKnown: true, isConfigured: true, missing: [] };
const jitsi = { id: 'jitsi', label: 'Jitsi', isKnown: true, isConfigured: false, missing: ['JITSI_DOMAIN'] };
const pigeon = { id: 'carrier-pigeon', label: 'carrier-pigeon', isKnown: false, isConfigured: false, missing: [] };

describe('describeHomeTrouble', () => {
  it('names a home that is unknown here, what to do, and where calls run meanwhile', () => {
    const trouble = { home: 'carrier-pigeon', platforms: [jitsi, demo, pigeon] };
    expect(describeHomeTrouble({ ...trouble, next: 'mock' })).toBe(
      'This room’s home platform, “carrier-pigeon”, is unknown here: choose another under Settings, or register it. Its next meeting is on Demo.',
    );
    expect(describeHomeTrouble({ ...trouble, next: null })).toContain('Nobody can join until then.');
  });

  it('names the settings that a home lacks', () => {
    expect(describeHomeTrouble({ home: 'jitsi', next: 'mock', platforms: [jitsi, demo] })).toBe(
      'Jitsi, this room’s home platform, isn’t set up here: it needs JITSI_DOMAIN. Its next meeting is on Demo.',
    );
  });

  it('says nothing where the home is set up, and before the platforms are known', () => {
    expect(describeHomeTrouble({ home: 'mock', next: 'mock', platforms: [demo] })).toBeNull();
    expect(describeHomeTrouble({ home: 'carrier-pigeon', next: null, platforms: undefined })).toBeNull();
  });
});
