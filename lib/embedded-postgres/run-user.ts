import { execFileSync } from 'node:child_process';
import { runToolSync } from './run-tool';

/** The account that PostgreSQL runs as. */
export interface RunUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const ACCOUNT = 'postgres';
const LAST_RESORT = 'nobody';
const CHECK_TIMEOUT_MS = 10_000;

/** True where this process is root, as which PostgreSQL refuses to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Who PostgreSQL runs as: null (the user of this process) unless that is root; else the account `postgres`, made where it
 * doesn't exist, else `nobody`. Null from root means that no such account could be found or made.
 */
export function findRunUser(): RunUser | null {
  if (!isRoot()) return null;
  return lookUp(ACCOUNT) ?? createAccount() ?? lookUp(LAST_RESORT);
}

/** The account that owns a directory made by an earlier start. */
export function runUserOf(owner: { uid: number; gid: number }): RunUser {
  return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
}

/** The name of an account, or its number where it has none. */
export function nameOf(uid: number): string {
  return ask('id', ['-un', String(uid)]) ?? `number ${uid}`;
}

function lookUp(name: string): RunUser | null {
  const uid = Number(ask('id', ['-u', name]) ?? Number.NaN);
  const gid = Number(ask('id', ['-g', name]) ?? Number.NaN);
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { name, uid, gid } : null;
}

function createAccount(): RunUser | null {
  // busybox has no useradd, and where accounts are managed elsewhere neither works.
  const isMade =
    ask('useradd', ['-r', '-U', '-M', '-d', '/nonexistent', '-s', '/usr/sbin/nologin', ACCOUNT]) !== null ||
    ask('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', ACCOUNT]) !== null;
  return isMade ? lookUp(ACCOUNT) : null;
}

function ask(command: string, parameters: readonly string[]): string | null {
  try {
    return execFileSync(command, parameters, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      cwd: '/',
    }).trim();
  } catch {
    return null;
  }
}

/** True where processes of that account may be started at all: not so in a container with a single account. */
export function maySwitchTo(user: RunUser): boolean {
  return runToolSync({ file: '/bin/sh', parameters: ['-c', ':'], user, timeoutMs: CHECK_TIMEOUT_MS }).code === 0;
}

/** True where the account can enter the directory. Tried rather than computed, so that access lists count too. */
export function canEnter(user: RunUser | null, directory: string): boolean {
  if (!user) return true;
  const parameters = ['-c', 'cd "$1"', 'sh', directory];
  return runToolSync({ file: '/bin/sh', parameters, user, timeoutMs: CHECK_TIMEOUT_MS }).code === 0;
}
