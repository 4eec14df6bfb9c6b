import type { WaitingChange } from '@/lib/schemas/waiting-change';

interface Wait {
  readonly words: string;
  /** The moment that the words end with; null where they name none. */
  readonly at: string | null;
}

/**
 * What a row says of a change that waits for a call: since when, or when its people are moved and whether that works.
 * @param platform where the call is
 */
export function describeWait(waiting: WaitingChange, platform: string, now: Date): Wait {
  const { since, relocateAt, isRelocationFailing } = waiting;
  if (relocateAt === null) return { words: since === null ? 'waits' : 'waits since', at: since };
  if (waiting.platform === platform) return { words: 'planned move has nowhere to go', at: null };
  if (isRelocationFailing) return { words: 'move failing, tried again', at: null };
  return { words: new Date(relocateAt) > now ? 'moves at' : 'was to move at', at: relocateAt };
}
