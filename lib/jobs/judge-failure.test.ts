import { describe, expect, test } from 'vitest';
import { AppError } from '../errors/app-error';
import { VideoPlatformError, type VideoPlatformErrorCode } from '../video-platforms/errors';
import { judgeFailure } from './judge-failure';

function vendorFailure(code: VideoPlatformErrorCode, retryAfterMs: number | null = null): VideoPlatformError {
  return new VideoPlatformError({ platform: 'mock', operation: 'createMeeting', code, reason: 'no', retryAfterMs });
}

describe('judgeFailure', () => {
  test.each([
    ['unavailable', false],
    ['rate-limited', false],
    ['rejected', true],
    ['unauthorised', true],
    ['not-found', true],
  ] as const)('a vendor that says %s: final %s', (code, isFinal) => {
    expect(judgeFailure(vendorFailure(code))).toEqual({ isFinal, retryAfterMs: null });
  });

  test('waits as long as the vendor asks, but never more than a day', () => {
    expect(judgeFailure(vendorFailure('rate-limited', 90_000)).retryAfterMs).toBe(90_000);
    expect(judgeFailure(vendorFailure('rate-limited', 7 * 86_400_000)).retryAfterMs).toBe(86_400_000);
  });

  test.each([
    ['room-not-found', true],
    ['forbidden', true],
    ['meeting-ended', true],
    ['changed-meanwhile', false],
    ['too-many-requests', false],
    ['database-unavailable', false],
    ['internal-error', false],
  ] as const)('our own %s: final %s', (code, isFinal) => {
    expect(judgeFailure(new AppError(code, 'no')).isFinal).toBe(isFinal);
  });

  test('reads the pause of our own errors in seconds', () => {
    expect(judgeFailure(new AppError('platform-unavailable', 'no', { retryAfterSeconds: 5 })).retryAfterMs).toBe(5_000);
  });

  test('tries again after what nobody foresaw, also when it is no error at all', () => {
    expect(judgeFailure(new TypeError('undefined is not a function'))).toEqual({ isFinal: false, retryAfterMs: null });
    expect(judgeFailure('no')).toEqual({ isFinal: false, retryAfterMs: null });
  });

  test("knows another bundle's copy of the class by its name", () => {
    const copy = Object.assign(new Error('no'), { name: 'VideoPlatformError', isRetryable: false, retryAfterMs: null });

    expect(judgeFailure(copy).isFinal).toBe(true);
  });
});
