import { DISK_FULL } from './data-directory-error';

/** Why PostgreSQL didn't start. */
export interface StartFailure {
  /** `port-taken` and `still-in-use` pass by trying again. */
  readonly kind: 'port-taken' | 'still-in-use' | 'final';
  /** Goes behind "DATA_DIR is /x, ". */
  readonly problem: string;
}

/**
 * Finds in what PostgreSQL said (English, as its messages are set to C) why it failed, and says what to do.
 * @param output what initdb, pg_ctl and the server's log said
 * @param logFile where to read more, if there is such a file
 */
export function explainFailure(output: string, logFile: string | null): StartFailure {
  if (/Address already in use|could not create any TCP\/IP sockets/.test(output)) {
    return {
      kind: 'port-taken',
      problem: 'whose database found no free port on 127.0.0.1; free some ports and start again',
    };
  }
  if (/pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(output)) {
    return {
      kind: 'still-in-use',
      problem:
        'whose database is still used by processes of an earlier start; end them (ps shows them as "postgres") and start again',
    };
  }
  if (/No space left on device|Disk quota exceeded/.test(output)) return { kind: 'final', problem: DISK_FULL };
  if (/Read-only file system/.test(output)) {
    return { kind: 'final', problem: 'which is on a read-only disk; name a folder that can be written' };
  }
  if (/Permission denied/.test(output)) {
    return {
      kind: 'final',
      problem: `whose database files may not be read or written (${lastComplaint(output)}); give them back to the user who made them`,
    };
  }
  const where = logFile ? `; more is in ${logFile}` : '';
  return {
    kind: 'final',
    problem: `whose database does not start (${lastComplaint(output)})${where}; mend that, or restore the folder from a backup`,
  };
}

/** The line that says most: the last grave one. */
function lastComplaint(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const grave = lines.filter((line) => /\b(PANIC|FATAL|error|ERROR):/.test(line)).at(-1);
  const line = grave ?? lines.filter(Boolean).at(-1) ?? 'no reason given';
  return line.replace(/^.*?\b(PANIC|FATAL|error|ERROR):\s*/, '');
}
