import { z } from 'zod';
import type { EmbedEvent } from './embed-events';
import { mapJitsiError } from './map-jitsi-error';

const kickSchema = z.object({ kicked: z.object({ local: z.boolean().optional() }) });
const recordingSchema = z.object({ on: z.boolean(), mode: z.string().optional(), error: z.string().nullish() });
const supportSchema = z.object({ supported: z.boolean() });

/**
 * What the events of Jitsi's IFrame API mean, by their names. Not here on purpose: `videoConferenceLeft`, which also
 * comes when somebody goes into a breakout room (whoever leaves for good closes the page, and `readyToClose` comes);
 * `passwordRequired`, for which Jitsi's own page asks; `recordingLinkAvailable`, as any page could send any address for a
 * recording, and the vendor's signed webhook brings the same one; and `participantRoleChanged`, as who may do what here is
 * settled when somebody joins, and whoever was made a moderator inside the call has the tools of Jitsi's own page.
 */
const MEANINGS: Readonly<Record<string, (data: unknown) => EmbedEvent | null>> = {
  videoConferenceJoined: () => ({ type: 'joined' }),
  readyToClose: () => ({ type: 'left' }),
  participantKickedOut: (data) => {
    const parsed = kickSchema.safeParse(data);
    // Everybody in the call hears of it; only one of them was put out.
    return parsed.success && parsed.data.kicked.local === true ? { type: 'removed' } : null;
  },
  recordingStatusChanged: (data) => {
    const parsed = recordingSchema.safeParse(data);
    // A live stream has the same event.
    if (!parsed.success || parsed.data.mode === 'stream') return null;
    const { on, error } = parsed.data;
    return { type: 'recording', isOn: on, ...(!on && error ? { hasFailed: true } : {}) };
  },
  browserSupport: (data) => {
    const parsed = supportSchema.safeParse(data);
    return parsed.success && !parsed.data.supported ? { type: 'failed', code: 'unsupported-browser' } : null;
  },
  errorOccurred: mapJitsiError,
};

/** The names of the events that mean something to the page. */
export const JITSI_EVENTS: readonly string[] = Object.keys(MEANINGS);

/** What one event means; null where the call just goes on. */
export function mapJitsiEvent(name: string, data: unknown): EmbedEvent | null {
  return MEANINGS[name]?.(data) ?? null;
}
