import { describe, expect, it } from 'vitest';
import { describeCountdown, findContinuation } from './find-continuation';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const beta = { id: 'm-2', platform: 'daily', recording: 'none' } as const;
const untroubled = { relocationFailure: null };
const at = (inSeconds: number, cause: 'requested' | 'vendor-end' = 'requested') => ({
  // Its own clock is an hour off: only what the server counted is believed.
  at: '2026-11-24T10:00:00Z',
  inSeconds,
  cause,
});

describe('findContinuation', () => {
  it('says nothing of a call that goes on where it is, and of a move that is far away', () => {
    expect(findContinuation(undefined, NOW)).toEqual({ kind: 'none' });
    expect(findContinuation({ ...untroubled, state: 'live', relocation: null, continuedBy: null }, NOW)).toEqual({
      kind: 'none',
    });
    expect(findContinuation({ ...untroubled, state: 'live', relocation: at(901), continuedBy: null }, NOW)).toEqual({
      kind: 'none',
    });
    expect(findContinuation({ ...untroubled, state: 'ended', relocation: null, continuedBy: beta }, NOW)).toEqual({
      kind: 'none',
    });
  });

  it('counts down to a move that is planned, and to the swap', () => {
    expect(
      findContinuation({ ...untroubled, state: 'live', relocation: at(900, 'vendor-end'), continuedBy: null }, NOW),
    ).toEqual({
      kind: 'ahead',
      at: NOW + 900_000,
      cause: 'vendor-end',
      failure: null,
    });
    expect(findContinuation({ ...untroubled, state: 'draining', relocation: at(8.2), continuedBy: beta }, NOW)).toEqual(
      {
        kind: 'near',
        at: NOW + 8_200,
        platform: 'daily',
        recording: 'none',
      },
    );
  });

  it('says what a move that is late failed at, and that of one that was given up', () => {
    const relocationFailure = {
      platform: 'whereby',
      at: '2026-11-24T09:00:00Z',
      sentence: 'Whereby failed',
      isAtOnce: false,
    };
    const late = { state: 'live', relocation: at(-3), relocationFailure, continuedBy: null } as const;
    expect(findContinuation(late, NOW)).toEqual({
      kind: 'ahead',
      at: NOW - 3_000,
      cause: 'requested',
      failure: 'Whereby failed',
    });
    expect(findContinuation({ ...late, relocation: null }, NOW)).toEqual({ kind: 'failed', failure: 'Whereby failed' });
    expect(findContinuation({ ...late, state: 'draining', relocation: at(8), continuedBy: beta }, NOW)).toMatchObject({
      kind: 'near',
    });
  });

  it('moves nobody where others only go on beside', () => {
    expect(findContinuation({ ...untroubled, state: 'draining', relocation: null, continuedBy: beta }, NOW)).toEqual({
      kind: 'beside',
      platform: 'daily',
      recording: 'none',
    });
  });
});

it('counts in words', () => {
  expect([0, 1, 59, 60, 61, 845].map(describeCountdown)).toEqual([
    '0 seconds',
    '1 second',
    '59 seconds',
    '1 minute',
    '1:01 minutes',
    '14:05 minutes',
  ]);
});
