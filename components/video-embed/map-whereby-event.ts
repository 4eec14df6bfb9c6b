import { z } from 'zod';
import type { EmbedEvent } from './embed-events';

const leaveSchema = z.object({ removed: z.boolean() });
const countSchema = z.object({ count: z.int().min(0) });
const recordingSchema = z.object({ status: z.string() });

/**
 * What the events of `<whereby-embed>` mean, by their names. Not here on purpose: refused devices and an unstable
 * connection, for which Whereby's own page shows what to do, and the buttons that people press in it.
 */
const MEANINGS: Readonly<Record<string, (detail: unknown) => EmbedEvent | null>> = {
  ready: () => ({ type: 'ready' }),
  knock: () => ({ type: 'knocking' }),
  // At the door again.
  cancel_knock: () => ({ type: 'ready' }),
  join: () => ({ type: 'joined' }),
  leave: (detail) => {
    const parsed = leaveSchema.safeParse(detail);
    return { type: parsed.success && parsed.data.removed ? 'removed' : 'left' };
  },
  participantupdate: (detail) => {
    const parsed = countSchema.safeParse(detail);
    return parsed.success ? { type: 'people', count: parsed.data.count } : null;
  },
  meeting_end: () => ({ type: 'ended' }),
  recording_status_change: (detail) => {
    const parsed = recordingSchema.safeParse(detail);
    if (!parsed.success) return null;
    // `starting` counts: people should know before the first word is kept.
    return { type: 'recording', isOn: parsed.data.status === 'starting' || parsed.data.status === 'started' };
  },
};

/** The names of the events that mean something to the page. */
export const WHEREBY_EVENTS: readonly string[] = Object.keys(MEANINGS);

/** What one event means; null where the call just goes on. */
export function mapWherebyEvent(name: string, detail: unknown): EmbedEvent | null {
  return MEANINGS[name]?.(detail) ?? null;
}
