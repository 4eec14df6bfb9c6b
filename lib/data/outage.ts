import { getLog } from '../log';
import { processSingleton } from '../process-singleton';
import { logFieldsOf } from './database-errors';

/** Where nothing was heard of an outage for so long, the next failure is a new one. */
const FORGOTTEN_AFTER_MS = 60_000;

const outage = processSingleton<{ since: number | null; lastAt: number }>('database-outage', () => ({
  since: null,
  lastAt: 0,
}));

/**
 * The database could not be used. An outage is one line in the log, however many requests meet with it; the others are
 * there for debugging.
 * @param during what was to be done
 */
export function noteDatabaseAway(error: unknown, during: string): void {
  const now = Date.now();
  const isNew = outage.since === null || now - outage.lastAt > FORGOTTEN_AFTER_MS;
  if (isNew) outage.since = now;
  outage.lastAt = now;
  const fields = { event: 'database.unavailable', operation: during, ...logFieldsOf(error) };
  if (isNew) getLog().error(fields, 'The database can’t be reached; pages and the API say so until it answers again');
  else getLog().debug(fields, 'The database still can’t be reached');
}

/** The database answered. */
export function noteDatabaseBack(): void {
  if (outage.since === null) return;
  const seconds = Math.round((Date.now() - outage.since) / 1_000);
  outage.since = null;
  getLog().warn({ event: 'database.back', seconds }, 'The database answers again');
}
