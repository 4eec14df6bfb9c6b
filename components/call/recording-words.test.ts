import { describe, expect, it } from 'vitest';
import type { RecordingListView, RecordingView } from '@/lib/schemas/recording';
import { deservesFreshGrant } from './call-end';
import { demandedConsent } from './demanded-consent';
import { describeForHost } from './recording-notice';
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
    expect(describeForHost(watch, false)).toBe(
      'One person here said no to being recorded, and 2 people here came in without being asked.',
    );
  });

  it('reminds where the room says so, and tells why a recording did not start', () => {
    expect(describeForHost(watchRecordings(list([]), false), true)).toContain('Choose Record');
    expect(describeForHost(watchRecordings(list([]), false), false)).toBeNull();
    const failed = watchRecordings(list([recording({ state: 'failed', error: 'Daily didn’t start it.' })]), false);
    expect(describeForHost(failed, true)).toBe('Daily didn’t start it.');
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
