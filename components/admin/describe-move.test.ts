import { describe, expect, it } from 'vitest';
import { describeMove, describePutBack } from './describe-move';

const labelOf = (platform: string) => (platform === 'mock' ? 'Demo' : platform);

describe('describeMove', () => {
  it('says that people in a call stay, and where', () => {
    expect(describeMove({ live: { platform: 'mock', people: 3 } }, 'Jitsi', labelOf)).toBe(
      '3 people in this call stay where they are, on Demo; the next meeting is on Jitsi.',
    );
    expect(describeMove({ live: { platform: 'mock', people: 1 } }, 'Jitsi', labelOf)).toBe(
      'One person in this call stays where they are, on Demo; the next meeting is on Jitsi.',
    );
  });

  it('names nobody where a meeting is open and empty', () => {
    expect(describeMove({ live: { platform: 'mock', people: 0 } }, 'Jitsi', labelOf)).toBe(
      'Nobody is in the call. The next meeting is on Jitsi.',
    );
    expect(describeMove({ live: null }, 'Jitsi', labelOf)).toBe('Nobody is in the call. The next meeting is on Jitsi.');
  });
});

describe('describePutBack', () => {
  it('says what happens to whom', () => {
    expect(describePutBack({ live: { platform: 'mock', people: 2 } }, labelOf)).toContain(
      '2 people in this call stay on Demo;',
    );
    expect(describePutBack({ live: null }, labelOf)).toContain('Nobody is in the call.');
  });
});
