import { describe, expect, it } from 'vitest';
import { EMBED_FAILURES } from '@/components/video-embed/embed-events';
import { describeWait } from './asking-panel';
import { describeCallEnd } from './call-end';

describe('describeCallEnd', () => {
  it('never brings anybody back under the name of the call that was ended', () => {
    expect(describeCallEnd({ reason: 'ended' }).action).toBe('Start a new call');
    expect(describeCallEnd({ reason: 'left' }).action).toBe('Rejoin');
  });

  it.each(EMBED_FAILURES)('has words of its own for %s', (code) => {
    const others = EMBED_FAILURES.filter((other) => other !== code).map(
      (other) => describeCallEnd({ reason: 'failed', code: other }).text,
    );
    const { text } = describeCallEnd({ reason: 'failed', code });
    expect(text.length).toBeGreaterThan(20);
    expect(others).not.toContain(text);
  });
});

describe('describeWait', () => {
  it('names what is being tried, and says so when others are asked', () => {
    expect(describeWait(0, 'Jitsi')).not.toContain('Jitsi');
    expect(describeWait(2_000, 'Jitsi')).toBe('Asking Jitsi for the call.');
    expect(describeWait(6_000, 'Jitsi')).toContain('other platforms');
    expect(describeWait(2_000, null)).toBe('Asking the video platform for the call.');
  });
});
