import { keepChanges } from '../data/change-log';
import type { SqlRunner } from '../data/sql';

/** What changed. Holds names and ids only, never content: whoever listens asks again, as whoever they are. */
export interface Change {
  readonly topic: 'room' | 'meeting' | 'door' | 'recording' | 'platform' | 'audit' | 'webhook' | 'plan';
  readonly room?: string;
  readonly roomId?: string;
  readonly ownerId?: string | null;
  readonly visibility?: string;
  /** The meeting, for pages of people in it. */
  readonly meetingId?: string;
  /** The one at the door whom it concerns. */
  readonly waitingId?: string;
}

export const CHANGE_CHANNEL = 'patchbay_changes';

/**
 * Tells every process that something changed, once the surrounding transaction commits; kept for a while, so that who
 * comes back after a drop hears of it too.
 */
export async function publishChange(runner: SqlRunner, change: Change): Promise<void> {
  await publishChanges(runner, [change]);
}

/** The same for several changes, in one statement. */
export async function publishChanges(runner: SqlRunner, changes: readonly Change[]): Promise<void> {
  if (changes.length > 0) await keepChanges(runner, CHANGE_CHANNEL, changes);
}
