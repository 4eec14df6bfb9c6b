import { Logger } from 'graphile-worker';
import { getLog } from '../../log';

/** graphile-worker's own lines in our log. What it says about every job is for debugging; failures are logged by us. */
export function makeWorkerLogger(): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const fields = { ...scope, ...(meta?.error instanceof Error ? { err: meta.error } : {}) };
    if (level === 'error' && !meta?.failure) getLog().error(fields, message);
    else if (level === 'warning') getLog().warn(fields, message);
    else getLog().debug(fields, message);
  });
}
