import { noteDatabaseAway, noteDatabaseBack } from '../data/outage';
import { sql } from '../data/sql';
import { processSingleton } from '../process-singleton';
import { isStopping } from './stop-app';

/** So long one answer counts for every page that is opened. */
const COUNTS_FOR_MS = 1_000;
/** Longer than health waits: a page that comes late is better than a notice where the database is merely busy. */
const PAGE_PATIENCE_MS = 5_000;

const last = processSingleton<{ answeredAt: number; asking: Promise<boolean> | null }>('database-check', () => ({
  answeredAt: 0,
  asking: null,
}));

/** Whether a page can be made. At most one question at a time, and one in a second, however many pages are opened. */
export async function doesDatabaseServePages(): Promise<boolean> {
  if (Date.now() - last.answeredAt < COUNTS_FOR_MS) return true;
  last.asking ??= doesDatabaseAnswer(PAGE_PATIENCE_MS).finally(() => {
    last.asking = null;
  });
  const isThere = await last.asking;
  if (isThere) last.answeredAt = Date.now();
  return isThere;
}

/** Asks the database a question. Never throws. */
export async function doesDatabaseAnswer(patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Query read timeout: no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    await Promise.race([sql.query({ name: 'check-health', text: 'SELECT 1' }), late]);
    noteDatabaseBack();
    return true;
  } catch (error) {
    // A process that stops closes its connections itself.
    if (!isStopping()) noteDatabaseAway(error, 'checkDatabase');
    return false;
  } finally {
    clearTimeout(timer);
  }
}
