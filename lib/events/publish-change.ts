import { keepChanges } from '../data/change-log';
import type { SqlRunner } from '../data/sql';
import type { Change } from './change';

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
