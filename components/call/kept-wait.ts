import { z } from 'zod';
import type { JoinWish } from './pre-join';

const keptSchema = z.object({
  /** When its page was last seen waiting, in milliseconds since 1970. */
  at: z.number(),
  displayName: z.string(),
  consent: z.boolean().nullable(),
  media: z.object({
    isCameraOn: z.boolean(),
    isMicrophoneOn: z.boolean(),
    cameraId: z.string().nullable(),
    microphoneId: z.string().nullable(),
  }),
});

/** A reload, signing in: longer than that somebody went away, and a tab that is restored a day later must not join. */
const KEPT_FOR_MS = 3 * 60_000;

const placeOf = (roomName: string) => `patchbay-waiting:${roomName}`;

/** What this tab waits with at a room's door, so that a reload goes on waiting. Null where it doesn't. */
export function recallWait(roomName: string): JoinWish | null {
  try {
    const { at, ...wish } = keptSchema.parse(JSON.parse(sessionStorage.getItem(placeOf(roomName)) ?? ''));
    return Date.now() - at < KEPT_FOR_MS ? wish : null;
  } catch {
    return null;
  }
}

export function rememberWait(roomName: string, wish: JoinWish): void {
  try {
    sessionStorage.setItem(placeOf(roomName), JSON.stringify({ ...wish, at: Date.now() }));
  } catch {
    // Without storage a reload asks once more.
  }
}

export function forgetWait(roomName: string): void {
  try {
    sessionStorage.removeItem(placeOf(roomName));
  } catch {
    // There is none then.
  }
}
