import { processSingleton } from '../process-singleton';

/** So long after a write that found no room the database counts as unwell, in milliseconds. */
const COUNTS_FOR_MS = 60_000;

const last = processSingleton('disk-full', () => ({ at: 0 }));

/** The database refused to write for want of room on its disk. Reading goes on, so that nothing else tells of it. */
export function noteDiskFull(): void {
  last.at = Date.now();
}

/** True where that was lately so. */
export function wasDiskFullLately(now = Date.now()): boolean {
  return now - last.at < COUNTS_FOR_MS;
}
