import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What PostgreSQL writes about its running server into `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  /** Null while the server has not opened its port yet. */
  readonly port: number | null;
  /** `starting`, `ready`, `stopping` or `standby`; null before the server wrote any. */
  readonly status: string | null;
}

/** Reads the lines of a `postmaster.pid`; null where there is no usable process number in it. */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isInteger(pid) || pid === 0) return null;
  const port = Number.parseInt(lines[3] ?? '', 10);
  return {
    // A server in single-user mode writes its number with a minus sign.
    pid: Math.abs(pid),
    port: Number.isInteger(port) && port > 0 ? port : null,
    status: lines[7] || null,
  };
}

/** The server that a cluster claims to have; null where there is none. */
export function readPostmasterFile(clusterDirectory: string): PostmasterFile | null {
  try {
    return parsePostmasterFile(readFileSync(path.join(clusterDirectory, 'postmaster.pid'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
