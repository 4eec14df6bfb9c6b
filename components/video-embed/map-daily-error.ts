import type { DailyFatalErrorType } from '@daily-co/daily-js';
import { z } from 'zod';
import type { EmbedEvent } from './embed-events';

const errorSchema = z.object({
  error: z.object({ type: z.string(), details: z.object({ on: z.string().optional() }).nullish() }),
});

/** Why daily-js gave up, in our words. Complete: a type that a new version adds doesn't compile without a row. */
const MEANINGS: Readonly<Record<DailyFatalErrorType, EmbedEvent>> = {
  ejected: { type: 'removed' },
  'nbf-room': { type: 'failed', code: 'refused' },
  'nbf-token': { type: 'failed', code: 'refused' },
  'not-allowed': { type: 'failed', code: 'refused' },
  'no-room': { type: 'failed', code: 'refused' },
  'exp-room': { type: 'failed', code: 'expired' },
  'exp-token': { type: 'failed', code: 'expired' },
  'meeting-full': { type: 'failed', code: 'full' },
  'end-of-life': { type: 'failed', code: 'outdated' },
  'connection-error': { type: 'failed', code: 'connection-lost' },
};

/**
 * What the `error` event of daily-js means. All of them are the end of the call for this person.
 * @param wasInCall a room that is gone from under somebody was deleted: that is how a call is ended for everybody
 */
export function mapDailyError(event: unknown, wasInCall: boolean): EmbedEvent {
  const parsed = errorSchema.safeParse(event);
  if (!parsed.success) return { type: 'failed', code: 'platform-error' };
  const { type, details } = parsed.data.error;
  if (type === 'no-room' && wasInCall) return { type: 'ended' };
  // The page of the call never came, from none of Daily's addresses.
  if (type === 'connection-error' && details?.on === 'load') return { type: 'failed', code: 'load-failed' };
  return isKnown(type) ? MEANINGS[type] : { type: 'failed', code: 'platform-error' };
}

function isKnown(type: string): type is DailyFatalErrorType {
  return Object.hasOwn(MEANINGS, type);
}
