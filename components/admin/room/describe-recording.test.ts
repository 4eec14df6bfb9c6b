import { describe, expect, it } from 'vitest';
import type { RecordingView } from '@/lib/schemas/recording';
import { describeRecording } from './describe-recording';

const READY: RecordingView = {
  id: 'r1',
  meetingId: 'm1',
  platform: 'jitsi',
  state: 'ready',
  startedAt: '2026-11-24T09:00:00.000Z',
  durationSeconds: 754,
  requestedBy: null,
  linkExpiresAt: null,
  error: null,
  isOurs: false,
  createdAt: '2026-11-24T09:00:00.000Z',
};

describe('describeRecording', () => {
  it('says how it stands and how long it is', () => {
    expect(describeRecording(READY)).toBe('is ready, 12 min');
    expect(describeRecording({ ...READY, state: 'recording', durationSeconds: null })).toBe('is running');
    expect(describeRecording({ ...READY, state: 'local', durationSeconds: null })).toBe(
      'is on the computer of whoever recorded it',
    );
  });

  it('says why one failed', () => {
    const failed = { ...READY, state: 'failed' } as const;
    expect(describeRecording({ ...failed, error: 'The disk of Jibri is full.' })).toBe(
      'failed: The disk of Jibri is full.',
    );
    expect(describeRecording(failed)).toBe('failed');
  });
});
