import { z } from 'zod';
import type { JoinWish } from '../entrance/pre-join';

const keptSchema = z.object({
  /** When its page was last seen waiting, in milliseconds since 1970. */
  at: z.number(),
  /** Where a host said no: in which words, and from when on they may ask again, in milliseconds since 1970. */
  refusal: z.object({ message: z.string(), askAgainAt: z.number() }).nullable(),
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

/** Somebody turned away at a door. */
export type WaitRefusal = NonNullable<z.infer<typeof keptSchema>['refusal']>;

export interface KeptWait {
  readonly wish: JoinWish;
  /** Null while they wait. */
  readonly refusal: WaitRefusal | null;
}

/**
 * What this tab waits with at a room's door, or was turned away with, so that a reload goes on where it was. Null where it
 * does neither: also once whoever was turned away may ask again, which is for them to do.
 */
export function recallWait(roomName: string): KeptWait | null {
  try {
    const { at, refusal, ...wish } = keptSchema.parse(JSON.parse(sessionStorage.getItem(placeOf(roomName)) ?? ''));
    const isOver = refusal ? refusal.askAgainAt <= Date.now() : Date.now() - at >= KEPT_FOR_MS;
    return isOver ? null : { wish, refusal };
  } catch {
    return null;
  }
}

export function rememberWait(roomName: string, { wish, refusal }: KeptWait): void {
  try {
    sessionStorage.setItem(placeOf(roomName), JSON.stringify({ ...wish, refusal, at: Date.now() }));
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
