import { describe, expect, it } from 'vitest';
import type { RecordingListView, RecordingView } from '@/lib/schemas/recording';
import { deservesFreshGrant } from '../over/call-end';
import { demandedConsent } from './demanded-consent';
import { askWhetherToRecord } from './describe-objections';
import { describeForHost } from './recording-notice';
import { remindOfRecording } from './remind-of-recording';
import { watchRecordings } from './use-recording-watch';

const recording = (changes: Partial<RecordingView>): RecordingView => ({
  id: 'r1',
  meetingId: 'm1',
  platform: 'daily',
  state: 'recording',
  startedAt: null,
  durationSeconds: null,
  requestedBy: null,
  linkExpiresAt: null,
  error: null,
  isOurs: true,
  createdAt: '2026-11-24T09:00:00.000Z',
  ...changes,
});

const list = (items: RecordingView[], consent = { yes: 0, no: 0, unanswered: 0 }): RecordingListView => ({
  items,
  nextCursor: null,
  consent,
});

describe('watchRecordings', () => {
  it('says that a call is recorded where either the server or the platform’s page says so', () => {
    expect(watchRecordings(undefined, false).progress).toBe('off');
    expect(watchRecordings(undefined, true).progress).toBe('on');
    expect(watchRecordings(list([recording({ state: 'requested' })]), false).progress).toBe('starting');
    expect(watchRecordings(list([recording({})]), false).progress).toBe('on');
    expect(watchRecordings(list([recording({ state: 'ready' })]), false).progress).toBe('off');
  });

  it('offers to stop only what was started from here', () => {
    expect(watchRecordings(list([recording({ isOurs: false })]), false).own).toBeNull();
    expect(watchRecordings(list([recording({})]), false).own?.id).toBe('r1');
  });
});

describe('describeForHost', () => {
  it('tells hosts who objects, also while it records', () => {
    const watch = watchRecordings(list([recording({})], { yes: 3, no: 1, unanswered: 2 }), false);
    expect(describeForHost(watch, null)).toBe(
      'One person here said no to being recorded, and 2 people here came in without being asked.',
    );
  });

  it('tells them before it records as well, so that they can decide', () => {
    const before = watchRecordings(list([], { yes: 3, no: 1, unanswered: 0 }), false);
    expect(describeForHost(before, null)).toBe('One person here said no to being recorded.');
    expect(askWhetherToRecord(before.consent)).toBe('One person here said no to being recorded. Record all the same?');
    expect(askWhetherToRecord({ no: 0, unanswered: 0 })).toBeNull();
  });

  it('reminds where the room says so, and tells why a recording did not start', () => {
    expect(describeForHost(watchRecordings(list([]), false), 'Remember.')).toBe('Remember.');
    expect(describeForHost(watchRecordings(list([]), false), null)).toBeNull();
    const failed = watchRecordings(list([recording({ state: 'failed', error: 'Daily didn’t start it.' })]), false);
    expect(describeForHost(failed, 'Remember.')).toBe('Daily didn’t start it.');
  });
});

describe('remindOfRecording', () => {
  const call = (platform: string, recording: Partial<Parameters<typeof remindOfRecording>[0]['recording']>) => ({
    platform,
    recording: {
      kind: 'cloud' as const,
      start: 'prompt' as const,
      isRemote: false,
      needsHostPage: false,
      ...recording,
    },
  });

  it('names the button where there is one of ours, and the way inside the call where there is none', () => {
    expect(remindOfRecording(call('daily', { isRemote: true }), { hasButton: true })).toContain('Choose Record');
    expect(remindOfRecording(call('jitsi', { needsHostPage: true }), { hasButton: false })).toContain(
      'On Jitsi a host starts the recording inside the call',
    );
  });

  it('leaves it to a platform that reminds by itself, and to what begins by itself', () => {
    expect(remindOfRecording(call('whereby', {}), { hasButton: false })).toBeNull();
    expect(
      remindOfRecording(call('jitsi', { needsHostPage: true, start: 'automatic' }), { hasButton: false }),
    ).toBeNull();
    expect(remindOfRecording(call('daily', { start: 'host' }), { hasButton: true })).toBeNull();
  });

  it('knows that nothing begins by itself on somebody’s computer', () => {
    const local = call('whereby', { kind: 'local', start: 'automatic' });
    expect(remindOfRecording(local, { hasButton: false })).toContain('Start it inside the call');
  });
});

describe('demandedConsent', () => {
  it('reads what the server wants an answer for', () => {
    expect(demandedConsent({ code: 'consent-required', details: { recording: 'local' } })).toBe('local');
    expect(demandedConsent({ code: 'consent-required', details: {} })).toBe('cloud');
    expect(demandedConsent({ code: 'no-platform', details: { recording: 'local' } })).toBeNull();
  });
});

describe('deservesFreshGrant', () => {
  it('is so for a grant that ran out or was refused, and for nothing else', () => {
    expect(deservesFreshGrant({ reason: 'failed', code: 'expired', hasBegun: false })).toBe(true);
    expect(deservesFreshGrant({ reason: 'failed', code: 'refused', hasBegun: false })).toBe(true);
    expect(deservesFreshGrant({ reason: 'failed', code: 'denied', hasBegun: false })).toBe(false);
    expect(deservesFreshGrant({ reason: 'failed', code: 'full', hasBegun: false })).toBe(false);
    expect(deservesFreshGrant({ reason: 'removed' })).toBe(false);
  });
});
