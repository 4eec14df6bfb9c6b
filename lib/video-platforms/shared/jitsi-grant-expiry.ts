import type { MeetingReference } from '../contract';

/** What a grant lasts where the meeting runs past its planned end: long enough to come back after a drop. */
const OVERRUN_MS = 60 * 60_000;

/** When a grant for a Jitsi server expires: it is checked again on every reconnect, so it lasts until the room ends. */
export function jitsiGrantExpiry({ vendorEndDate }: MeetingReference, now: Date): Date {
  return new Date(Math.max(vendorEndDate.getTime(), now.getTime() + OVERRUN_MS));
}
