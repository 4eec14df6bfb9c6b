import { describe, expect, it } from 'vitest';
import { EMBED_FAILURES } from '@/components/video-embed/embed-events';
import { describeWait } from '../entrance/asking-panel';
import { describeCallEnd } from './call-end';

const GUEST = { isHost: false, mayBegin: true };
const HOST = { isHost: true, mayBegin: true };

describe('describeCallEnd', () => {
  it('never brings anybody back under the name of the call that was ended', () => {
    expect(describeCallEnd({ reason: 'ended' }, GUEST).action).toBe('Start a new call');
    const waiting = describeCallEnd({ reason: 'ended' }, { isHost: false, mayBegin: false });
    expect(waiting).toMatchObject({ action: 'Join again', text: expect.not.stringContaining('starts') });
    expect(describeCallEnd({ reason: 'left' }, GUEST).action).toBe('Rejoin');
  });

  it('doesn’t promise a room that closes with its call', () => {
    const last = describeCallEnd({ reason: 'left', closing: { isLast: true } }, GUEST);
    expect(last.text).toContain('in about a minute, as you were the last');
    expect(last.action).toBe('Rejoin');
    const early = describeCallEnd({ reason: 'left', closing: { isLast: false } }, GUEST);
    expect(early.text).toContain('when the last person has left');
    expect(early.action).toBe('Rejoin');
    const ended = describeCallEnd({ reason: 'ended', closing: { isLast: false } }, HOST);
    expect(ended.text).toContain('it is deleted now');
    expect(ended.action).toBeNull();
  });

  describe.each([true, false])('of a call that failed, begun: %s', (hasBegun) => {
    it.each(EMBED_FAILURES)('has words of its own for %s', (code) => {
      const others = EMBED_FAILURES.filter((other) => other !== code).map(
        (other) => describeCallEnd({ reason: 'failed', code: other, hasBegun }, GUEST).text,
      );
      const { text } = describeCallEnd({ reason: 'failed', code, hasBegun }, GUEST);
      expect(text.length).toBeGreaterThan(20);
      expect(others).not.toContain(text);
    });
  });

  it('says of a call that never began that it could not be started, and what to do', () => {
    const end = { reason: 'failed', code: 'load-failed' } as const;
    expect(describeCallEnd({ ...end, hasBegun: true }, GUEST).title).toBe('The call broke off');
    const { title, text } = describeCallEnd({ ...end, hasBegun: false }, GUEST);
    expect(title).toBe('The call couldn’t be started');
    expect(text).toContain('Check your network');
    expect(describeCallEnd({ reason: 'failed', code: 'locked', hasBegun: false }, GUEST).title).toBe(
      'You couldn’t get in',
    );
  });
});

describe('what hosts read', () => {
  it.each(EMBED_FAILURES)('sends them to an administrator and never to the host, for %s', (code) => {
    for (const hasBegun of [true, false]) {
      expect(describeCallEnd({ reason: 'failed', code, hasBegun }, HOST).text).not.toContain('the host');
    }
    const { text } = describeCallEnd({ reason: 'failed', code: 'refused', hasBegun: false }, HOST);
    expect(text).toContain('ask an administrator to check /admin/platforms');
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
