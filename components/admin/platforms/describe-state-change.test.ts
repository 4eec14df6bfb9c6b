import { describe, expect, it } from 'vitest';
import { describeStateChange } from './describe-state-change';

describe('describeStateChange', () => {
  it('names who stays', () => {
    expect(describeStateChange({ label: 'Jitsi', people: 4, liveMeetings: 2 }, 'draining')).toContain(
      '4 people in 2 calls stay where they are.',
    );
    expect(describeStateChange({ label: 'Jitsi', people: 1, liveMeetings: 1 }, 'disabled')).toContain(
      'One person in 1 call stays where they are.',
    );
    expect(describeStateChange({ label: 'Jitsi', people: 0, liveMeetings: 0 }, 'disabled')).toContain(
      'Nobody is in a call on Jitsi now.',
    );
  });

  it('says what becomes of the rooms when it comes back', () => {
    expect(describeStateChange({ label: 'Jitsi', people: 0, liveMeetings: 0 }, 'active')).toContain(
      'takes new meetings again',
    );
  });
});
