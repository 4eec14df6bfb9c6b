import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterLocation } from './cluster-location';
import { dataDirectoryError } from './data-directory-error';
import { explainFailure } from './explain-failure';
import { findFreePort } from './find-free-port';
import type { PostgresBinaries } from './postgres-binaries';
import { runTool } from './run-tool';

/** Recovery after a crash may replay much. */
const START_TIMEOUT_SECONDS = 300;
const RETRY_MS = 500;
/** How long processes of a killed server may take to notice, and how often a port may be snatched away. */
const ATTEMPTS = 20;
const LARGEST_LOG_BYTES = 5_000_000;

/**
 * Starts the server on a cluster that has none. `pg_ctl` makes it a session of its own, so that Ctrl-C in the terminal
 * doesn't reach it and it outlives a killed app.
 * @param preferredPort the port to take if it is free
 * @throws SettingsError with the reason that PostgreSQL gave
 */
export async function launchServer(
  location: ClusterLocation,
  binaries: PostgresBinaries,
  preferredPort: number | null,
): Promise<void> {
  const logFile = path.join(location.directory, 'server.log');
  keepLogSmall(logFile);
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort(attempt === 1 ? preferredPort : null);
    const logStart = existsSync(logFile) ? statSync(logFile).size : 0;
    const result = await runTool({
      file: binaries.pgCtl,
      parameters: [
        ...['start', '-D', location.directory, '-l', logFile, '-w', '-t', String(START_TIMEOUT_SECONDS), '-s'],
        ...['-o', serverOptions(port)],
      ],
      user: location.user,
      timeoutMs: (START_TIMEOUT_SECONDS + 10) * 1_000,
    });
    if (result.code === 0) return;
    const failure = explainFailure(`${result.output}\n${readFrom(logFile, logStart)}`, logFile);
    if (failure.kind === 'final' || attempt >= ATTEMPTS)
      throw dataDirectoryError(location.dataDirectory, failure.problem);
    await sleep(RETRY_MS);
  }
}

function serverOptions(port: number): string {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // A socket file would need a folder that both we and the server may write, with a short enough name.
    unix_socket_directories: "''",
    max_connections: 200,
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // Details of an error hold values, such as an e-mail address that is taken. They stay out of the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

function keepLogSmall(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
}

function readFrom(file: string, start: number): string {
  try {
    const length = Math.min(statSync(file).size - start, 100_000);
    const buffer = Buffer.alloc(length);
    const handle = openSync(file, 'r');
    try {
      readSync(handle, buffer, 0, length, start);
    } finally {
      closeSync(handle);
    }
    return buffer.toString('utf8');
  } catch {
    return '';
  }
}

/**
 * Stops the server: open connections are cut, transactions rolled back, data written out.
 * @returns false where it takes longer than allowed; it then goes on stopping by itself
 */
export async function stopServer(
  location: ClusterLocation,
  binaries: PostgresBinaries,
  timeoutSeconds: number,
): Promise<boolean> {
  const result = await runTool({
    file: binaries.pgCtl,
    parameters: ['stop', '-D', location.directory, '-m', 'fast', '-w', '-t', String(timeoutSeconds), '-s'],
    user: location.user,
    timeoutMs: (timeoutSeconds + 1) * 1_000,
  });
  return result.code === 0;
}

/** Forgets a server that is known to be gone, as PostgreSQL does not where its number now belongs to another process. */
export function forgetServer({ directory }: ClusterLocation): void {
  rmSync(path.join(directory, 'postmaster.pid'), { force: true });
}
