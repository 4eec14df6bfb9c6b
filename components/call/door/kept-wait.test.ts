import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetWait, recallWait, rememberWait } from './kept-wait';

const WISH = {
  displayName: 'Alan Turing',
  consent: null,
  media: { isCameraOn: true, isMicrophoneOn: false, cameraId: null, microphoneId: null },
};
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a wait that outlasts a reload', () => {
  it('goes on for a few minutes, at its own room only', () => {
    rememberWait('board', { wish: WISH, refusal: null });
    vi.advanceTimersByTime(2 * MINUTE);
    expect(recallWait('board')).toEqual({ wish: WISH, refusal: null });
    expect(recallWait('standup')).toBeNull();
    vi.advanceTimersByTime(2 * MINUTE);
    expect(recallWait('board')).toBeNull();
  });

  it('stays turned away until the moment from which on one may ask again, and asks nobody by itself then', () => {
    const refusal = { message: 'A host didn’t let you in this time.', askAgainAt: Date.now() + 5 * MINUTE };
    rememberWait('board', { wish: WISH, refusal });
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(recallWait('board')).toEqual({ wish: WISH, refusal });
    vi.advanceTimersByTime(1);
    expect(recallWait('board')).toBeNull();
  });

  it('is over once it is forgotten, or can’t be read', () => {
    rememberWait('board', { wish: WISH, refusal: null });
    forgetWait('board');
    expect(recallWait('board')).toBeNull();
    sessionStorage.setItem('patchbay-waiting:board', '{"at":1}');
    expect(recallWait('board')).toBeNull();
  });
});
