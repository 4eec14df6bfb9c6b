import { Logger } from 'graphile-worker';
import { logFieldsOf } from '../../data/database-errors';
import { getLog } from '../../log';

/** How graphile-worker's lines begin about the connection on which it hears of new jobs. */
const LISTENING_FAILED = 'Error with notify listener';
const LISTENING = 'Worker connected and looking for jobs';
/** So many failures in a row, ten seconds or more of them, are no hiccup any more. */
const LASTING_FAILURES = 6;

/** graphile-worker's own lines in our log. What it says about every job is for debugging; failures are logged by us. */
export function makeWorkerLogger(): Logger {
  let failures = 0;
  return new Logger((scope) => (level, message, meta) => {
    if (message.startsWith(LISTENING_FAILED)) {
      failures += 1;
      logLostListener(failures, meta?.error);
      return;
    }
    if (message.startsWith(LISTENING)) failures = 0;
    const fields = { ...scope, ...(meta?.error instanceof Error ? logFieldsOf(meta.error) : {}) };
    if (level === 'error' && !meta?.failure) getLog()['reason' in fields ? 'warn' : 'error'](fields, message);
    else if (level === 'warning') getLog().warn(fields, message);
    else getLog().debug(fields, message);
  });
}

/** Nothing is lost meanwhile: the workers also ask for jobs every other second. */
function logLostListener(failures: number, error: unknown): void {
  const fields = { event: 'jobs.listener-lost', failures, ...logFieldsOf(error) };
  if (failures < LASTING_FAILURES) {
    getLog().warn(fields, 'The connection on which the workers hear of new jobs is opened again');
  } else {
    getLog().error(fields, `The connection on which the workers hear of new jobs failed ${failures} times in a row`);
  }
}
