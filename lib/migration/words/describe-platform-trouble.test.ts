import { describe, expect, it } from 'vitest';
import { describePlatformTrouble, type HomePlatformStatus } from './describe-platform-trouble';

const READY: HomePlatformStatus = { label: 'Jitsi', isConfigured: true, missing: [], invalid: [] };
const NOT_SET_UP: HomePlatformStatus = { label: 'Jitsi', isConfigured: false, missing: ['JITSI_DOMAIN'], invalid: [] };

describe('describePlatformTrouble', () => {
  it('says nothing where the room runs as it should', () => {
    expect(
      describePlatformTrouble({ platform: 'jitsi', status: READY, instead: 'Jitsi', audience: 'guest' }),
    ).toBeNull();
  });

  it('tells administrators which setting is missing, and nobody else', () => {
    const trouble = { platform: 'jitsi', status: NOT_SET_UP, instead: 'Demo' };
    expect(describePlatformTrouble({ ...trouble, audience: 'administrator' })).toBe(
      'Jitsi isn’t set up: JITSI_DOMAIN is missing. Put that right and restart Patchbay. Calls of this room are on Demo until then.',
    );
    expect(describePlatformTrouble({ ...trouble, audience: 'owner' })).not.toContain('JITSI_DOMAIN');
    expect(describePlatformTrouble({ ...trouble, audience: 'guest' })).toBe(
      'This room’s usual video service isn’t available. The call is on Demo instead, and the link stays the same.',
    );
  });

  it('names an unknown platform to administrators only', () => {
    const trouble = { platform: 'zoomy', status: null, instead: null };
    expect(describePlatformTrouble({ ...trouble, audience: 'administrator' })).toContain('“zoomy”');
    expect(describePlatformTrouble({ ...trouble, audience: 'guest' })).not.toContain('zoomy');
  });

  it('asks nobody to wait for what won’t come by waiting', () => {
    const trouble = { platform: 'zoomy', status: null, instead: null, audience: 'guest' } as const;
    expect(describePlatformTrouble({ ...trouble, isLasting: true })).toContain('Tell whoever invited you');
    expect(describePlatformTrouble({ ...trouble, status: READY })).toContain('You can wait here');
  });

  it('tells administrators which key is refused, and nobody else', () => {
    const trouble = {
      platform: 'jitsi',
      status: READY,
      refusedKeys: 'JITSI_JWT_SECRET',
      instead: null,
      isLasting: true,
    };
    expect(describePlatformTrouble({ ...trouble, audience: 'administrator' })).toBe(
      'Jitsi refused JITSI_JWT_SECRET: give it one that Jitsi accepts and restart Patchbay. Nobody can join until then.',
    );
    expect(describePlatformTrouble({ ...trouble, audience: 'owner' })).toBe(
      'Jitsi can’t be used now: ask an administrator to look at it. Nobody can join until then.',
    );
    expect(describePlatformTrouble({ ...trouble, audience: 'guest' })).toBe(
      'This room isn’t set up for calls at the moment. Tell whoever invited you.',
    );
  });

  it('speaks up where a platform that is set up takes nothing and none steps in', () => {
    expect(
      describePlatformTrouble({ platform: 'jitsi', status: READY, instead: null, audience: 'administrator' }),
    ).toBe('Jitsi takes no calls right now, and no other platform can take this room.');
  });
});
