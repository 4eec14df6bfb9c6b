import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lchownSync,
  linkSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { makeDirectory } from '../env/make-directory';
import { SettingsError } from '../env/settings-error';
import { dataDirectoryError, fileSystemError } from './data-directory-error';
import { canEnter, findRunUser, isRoot, maySwitchTo, nameOf, type RunUser, runUserOf } from './run-user';
import { openSharedDirectory, SHARED_DIRECTORY } from './shared-directory';

/** Where the database lies and who runs it. */
export interface ClusterLocation {
  /** DATA_DIR, absolute; for messages. */
  readonly dataDirectory: string;
  /** PGDATA. Need not exist yet. */
  readonly directory: string;
  /** Null for the user of this process. */
  readonly user: RunUser | null;
}

/**
 * Finds the database of a data directory, or chooses where a new one will be: `postgres` inside it; where that can't be
 * reached by the account that PostgreSQL runs as, a folder under /var/lib/patchbay, named in `postgres-location`.
 * @throws SettingsError where it can't be there
 */
export function locateCluster(dataDirectory: string): ClusterLocation {
  try {
    makeDirectory(dataDirectory);
    const pointer = path.join(dataDirectory, 'postgres-location');
    const inside = path.join(dataDirectory, 'postgres');
    if (existsSync(pointer)) return existingCluster(dataDirectory, readFileSync(pointer, 'utf8').trim());
    if (existsSync(inside)) return existingCluster(dataDirectory, inside);
    const user = chooseRunUser();
    if (canEnter(user, dataDirectory)) return { dataDirectory, directory: inside, user };
    return { dataDirectory, directory: placeOutside(dataDirectory, pointer), user };
  } catch (error) {
    throw error instanceof SettingsError ? error : fileSystemError(dataDirectory, error);
  }
}

function existingCluster(dataDirectory: string, directory: string): ClusterLocation {
  if (!existsSync(directory)) {
    // A start that was interrupted between the pointer and the database leaves the folder above empty.
    if (existsSync(path.dirname(directory))) return { dataDirectory, directory, user: chooseRunUser() };
    throw dataDirectoryError(
      dataDirectory,
      `and its database is said to be in ${directory}, which is not there; bring it back, or delete ${path.join(dataDirectory, 'postgres-location')} to begin with an empty one`,
    );
  }
  const owner = statSync(directory);
  if (!isRoot()) {
    if (process.getuid !== undefined && owner.uid !== process.getuid())
      throw foreignCluster(dataDirectory, directory, owner.uid);
    return { dataDirectory, directory, user: null };
  }
  // Copied or restored by root: PostgreSQL insists on owning its files.
  const user = owner.uid === 0 ? chooseRunUser() : runUserOf(owner);
  if (owner.uid === 0 && user) giveTo(user, directory);
  assertUsable(user);
  if (!canEnter(user, directory)) {
    throw dataDirectoryError(
      dataDirectory,
      `and its database in ${directory} belongs to the user ${user?.name ?? 'postgres'}, who cannot enter that folder; let others pass through the folders above it (chmod o+x), or move DATA_DIR`,
    );
  }
  return { dataDirectory, directory, user };
}

function chooseRunUser(): RunUser | null {
  if (!isRoot()) return null;
  const user = findRunUser();
  assertUsable(user);
  return user;
}

function assertUsable(user: RunUser | null): void {
  if (user && maySwitchTo(user)) return;
  const problem = user
    ? `switching to the user ${user.name} is not allowed here`
    : 'there is no user postgres and none could be made';
  throw new SettingsError([
    {
      name: 'DATABASE_URL',
      problem: `is not set, and Patchbay's own PostgreSQL never runs as root: ${problem}; start Patchbay as an ordinary user, or name a PostgreSQL 14 or newer, for example DATABASE_URL=postgresql://patchbay:secret@db.example.com:5432/patchbay`,
    },
  ]);
}

/** A folder of its own, even where DATA_DIR was deleted and made again: then its old database is not to come back. */
function placeOutside(dataDirectory: string, pointer: string): string {
  const name = createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 12);
  const home = path.join(SHARED_DIRECTORY, `${name}-${randomBytes(3).toString('hex')}`);
  try {
    openSharedDirectory();
    openSharedDirectory(home);
  } catch (error) {
    throw dataDirectoryError(
      dataDirectory,
      `which the user that PostgreSQL runs as cannot enter, and ${home} could not be made instead (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); name a folder that everybody can pass through, for example DATA_DIR=/srv/patchbay`,
    );
  }
  return writePointer(pointer, path.join(home, 'postgres'));
}

/** Of two first starts at once the first one's word counts: a link appears whole or not at all. */
function writePointer(pointer: string, directory: string): string {
  const draft = `${pointer}.${process.pid}`;
  writeFileSync(draft, `${directory}\n`);
  try {
    linkSync(draft, pointer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    rmdirSync(path.dirname(directory));
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(pointer, 'utf8').trim();
}

function giveTo(user: RunUser, directory: string): void {
  chownSync(directory, user.uid, user.gid);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}

function foreignCluster(dataDirectory: string, directory: string, ownerId: number): SettingsError {
  const owner = nameOf(ownerId);
  return dataDirectoryError(
    dataDirectory,
    `and its database belongs to the user ${owner}; start as ${owner === 'postgres' ? 'root' : owner}, hand it over with: sudo chown -R "$(id -un)" ${directory}, or name another folder`,
  );
}
