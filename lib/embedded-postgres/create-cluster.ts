import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { SettingsError } from '../env/settings-error';
import type { ClusterLocation } from './cluster-location';
import { dataDirectoryError, fileSystemError } from './data-directory-error';
import { explainFailure } from './explain-failure';
import type { PostgresBinaries } from './postgres-binaries';
import { runTool } from './run-tool';

/** The database account that Patchbay uses. */
export const DATABASE_USER = 'patchbay';

const TIMEOUT_MS = 180_000;
const PASSWORD_FILE = 'patchbay-password';

/**
 * Makes the database where there is none yet. It is made beside its place and moved there when it is complete, so that a
 * start killed in between leaves nothing half done.
 * @returns true where it was made
 * @throws SettingsError where it can't be made, or what is there is no database of this PostgreSQL
 */
export async function ensureCluster(location: ClusterLocation, binaries: PostgresBinaries): Promise<boolean> {
  const { directory } = location;
  try {
    removeUnfinished(directory);
    if (existsSync(directory) && readdirSync(directory).length > 0) {
      assertReadable(location, binaries);
      return false;
    }
    await initialise(location, binaries);
    return true;
  } catch (error) {
    throw error instanceof SettingsError ? error : fileSystemError(location.dataDirectory, error);
  }
}

/** The password of the database account. */
export function readPassword({ directory, dataDirectory }: ClusterLocation): string {
  try {
    return readFileSync(path.join(directory, PASSWORD_FILE), 'utf8').trim();
  } catch {
    throw dataDirectoryError(
      dataDirectory,
      `and the password of its database (${path.join(directory, PASSWORD_FILE)}) cannot be read; restore that file from a backup, or name another folder`,
    );
  }
}

function assertReadable({ directory, dataDirectory }: ClusterLocation, { majorVersion }: PostgresBinaries): void {
  let version: number;
  try {
    version = Number.parseInt(readFileSync(path.join(directory, 'PG_VERSION'), 'utf8'), 10);
  } catch {
    version = Number.NaN;
  }
  if (Number.isNaN(version)) {
    throw dataDirectoryError(
      dataDirectory,
      `and ${directory} in it holds no database that can be read; restore it from a backup, or move it away to begin with an empty one`,
    );
  }
  if (version !== majorVersion) {
    throw dataDirectoryError(
      dataDirectory,
      `and its database was made by PostgreSQL ${version}, while this Patchbay brings ${majorVersion}; copy it over with pg_dump of version ${version} and psql, or name another folder to begin with an empty one`,
    );
  }
}

async function initialise(
  { directory, dataDirectory, user }: ClusterLocation,
  binaries: PostgresBinaries,
): Promise<void> {
  const unfinished = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  const give = (file: string) => {
    if (user) chownSync(file, user.uid, user.gid);
  };
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  give(passwordFile);
  mkdirSync(unfinished, { mode: 0o700 });
  give(unfinished);
  const result = await runTool({
    file: binaries.initdb,
    parameters: [
      ...['-D', unfinished, '-U', DATABASE_USER, '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8'],
      // Text compares alike on every machine: nothing depends on the languages that happen to be installed.
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    ],
    user,
    timeoutMs: TIMEOUT_MS,
  });
  if (result.code !== 0) {
    removeUnfinished(directory);
    throw dataDirectoryError(dataDirectory, explainFailure(result.output, null).problem);
  }
  renameSync(passwordFile, path.join(unfinished, PASSWORD_FILE));
  if (existsSync(directory)) rmSync(directory, { recursive: true });
  renameSync(unfinished, directory);
}

function removeUnfinished(directory: string): void {
  rmSync(`${directory}.new`, { recursive: true, force: true });
  rmSync(`${directory}.password`, { force: true });
}
