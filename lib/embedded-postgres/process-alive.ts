import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** True where a process of this number exists, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * True where the process is, or may be, a PostgreSQL server. After a restart of the machine or container its old number
 * often belongs to something else, and PostgreSQL itself would then refuse to start.
 */
export function mayBePostgres(pid: number): boolean {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // `12 (postgres) S …`. A zombie is dead, only not yet buried by its parent.
      return stat.includes('(postgres)') && !/\) [ZX] /.test(stat);
    } catch {
      return false;
    }
  }
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return isProcessAlive(pid);
  }
}
