import { describe, expect, it } from 'vitest';
import { describeStateChange } from './describe-state-change';

describe('describeStateChange', () => {
  it('names who stays', () => {
    expect(describeStateChange({ label: 'Jitsi', people: 4, liveMeetings: 2 }, 'draining')).toContain(
      '2 calls are open on Jitsi: 4 people in them stay where they are.',
    );
    expect(describeStateChange({ label: 'Jitsi', people: 1, liveMeetings: 1 }, 'disabled')).toContain(
      '1 call is open on Jitsi: one person in it stays where they are.',
    );
    expect(describeStateChange({ label: 'Jitsi', people: 0, liveMeetings: 13 }, 'disabled')).toContain(
      '13 calls are open on Jitsi, and nobody is in them now.',
    );
    expect(describeStateChange({ label: 'Jitsi', people: 0, liveMeetings: 0 }, 'disabled')).toContain(
      'Nobody is in a call on Jitsi now.',
    );
  });

  it('says when a draining platform is switched off', () => {
    const jitsi = { label: 'Jitsi', people: 2 };
    expect(describeStateChange({ ...jitsi, liveMeetings: 1 }, 'draining')).toContain('when the last call ends');
    expect(describeStateChange({ ...jitsi, people: 0, liveMeetings: 0 }, 'draining')).toContain('right away');
    expect(describeStateChange({ ...jitsi, liveMeetings: 1 }, 'disabled')).not.toContain('switched off');
  });

  it('says what becomes of the rooms when it comes back', () => {
    expect(describeStateChange({ label: 'Jitsi', people: 0, liveMeetings: 0 }, 'active')).toContain(
      'takes new meetings again',
    );
  });
});
