import { describe, expect, it } from 'vitest';
import { platformFacts } from '@/tests/support/decision-input';
import { assessMove } from './assess-move';
import { NO_USAGE } from './room-facts';

const capabilities = (changes = {}) => platformFacts('daily', { capabilities: changes }).capabilities;
const settings = { size: 10, recording: 'none' as const, door: 'open' };

describe('assessMove', () => {
  it('lets a room that needs nothing special go anywhere', () => {
    const bare = { cloudRecording: false, localRecording: false, guestToken: false, largestMeeting: 10 };
    expect(assessMove({ settings, usage: NO_USAGE, to: capabilities(bare) })).toEqual({
      result: 'ok',
      blocked: [],
      degraded: [],
      lost: [],
    });
  });

  it.each([
    ['cloud recording', { recording: 'cloud' as const }, { cloudRecording: false }, 'cloud-recording'],
    ['local recording', { recording: 'local' as const }, { localRecording: false }, 'local-recording'],
    ['its size', { size: 11 }, { largestMeeting: 10 }, 'size'],
  ])('blocks a room that is set to need %s', (_, changes, lacks, loss) => {
    const move = { settings: { ...settings, ...changes }, usage: NO_USAGE, to: capabilities(lacks) };
    expect(assessMove(move)).toMatchObject({ result: 'blocked', blocked: [{ loss, source: 'settings' }] });
    expect(assessMove({ ...move, waived: [loss] })).toMatchObject({
      result: 'degraded',
      blocked: [],
      degraded: [{ loss, source: 'settings' }],
    });
  });

  it.each([
    ['cloud recording', { hasRecordedToCloud: true }, { cloudRecording: false }, 'cloud-recording'],
    ['local recording', { hasRecordedLocally: true }, { localRecording: false }, 'local-recording'],
    ['more places', { largestPeople: 11 }, { largestMeeting: 10 }, 'size'],
  ])('blocks a room whose meetings used %s', (_, used, lacks, loss) => {
    const move = { settings, usage: { ...NO_USAGE, ...used }, to: capabilities(lacks) };
    expect(assessMove(move)).toMatchObject({ result: 'blocked', blocked: [{ loss, source: 'usage' }] });
    expect(assessMove({ ...move, usage: null }).result).toBe('ok');
  });

  it('lets a room whose host asks people in go where guests share one link, and says what that costs', () => {
    const asking = { ...settings, door: 'ask' };
    expect(assessMove({ settings: asking, usage: NO_USAGE, to: capabilities({ guestToken: false }) })).toMatchObject({
      result: 'degraded',
      degraded: [{ loss: 'door-ask' }],
    });
    expect(assessMove({ settings: asking, usage: NO_USAGE, to: capabilities() }).result).toBe('ok');
  });

  it('says where a room that records by itself would wait for a host, unless it does so already', () => {
    const unattended = { ...settings, recording: 'cloud' as const, recordingStart: 'automatic' };
    const waits = capabilities({ automaticRecording: 'host-page' });
    const move = { settings: unattended, usage: NO_USAGE, to: waits };
    expect(assessMove(move)).toMatchObject({
      result: 'degraded',
      degraded: [{ loss: 'unattended-recording', source: 'settings' }],
    });
    expect(assessMove({ ...move, from: capabilities({ automaticRecording: 'service' }) }).result).toBe('ok');
    expect(assessMove({ ...move, to: capabilities() }).result).toBe('ok');
    expect(assessMove({ ...move, settings: { ...unattended, recordingStart: 'prompt' } }).result).toBe('ok');
  });

  it('names what people have where they come from and not where they go, which keeps nobody back', () => {
    const from = capabilities({ lock: true, endForAll: true, dialIn: false });
    const to = capabilities({ lock: false, endForAll: false, dialIn: true });
    expect(assessMove({ settings, usage: NO_USAGE, from, to })).toMatchObject({
      result: 'ok',
      lost: ['lock', 'end-for-all'],
    });
  });
});
