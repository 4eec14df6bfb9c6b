import { randomUUID } from 'node:crypto';
import { readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processSingleton } from '../process-singleton';
import { isProcessAlive } from './process-alive';

const BEAT_MS = 1_000;
/** A holder that missed this many beats is gone, whatever its process number says (another container, a reused number). */
const STALE_MS = 15_000;
const RETRY_MS = 50;

/**
 * Runs `work` while no other process does so under the same file. The holder touches the file every second; a file left
 * by a killed process is taken over, at once where its process is gone from this machine, else after 15 seconds.
 * @throws the error of the file system where the file can't be made
 */
export async function withStartLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const token = `${hostname()} ${process.pid} ${randomUUID()}`;
  heldTokens().add(token);
  try {
    return await holdWhile(file, token, work);
  } finally {
    heldTokens().delete(token);
  }
}

async function holdWhile<Result>(file: string, token: string, work: () => Promise<Result>): Promise<Result> {
  while (!tryCreate(file, token)) {
    if (!isStale(file) || !breakLock(file)) await sleep(RETRY_MS);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (readToken(file) === token) unlinkQuietly(file);
  }
}

function heldTokens(): Set<string> {
  return processSingleton('start-lock-tokens', () => new Set<string>());
}

function tryCreate(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file: string): boolean {
  const token = readToken(file);
  const age = ageOf(file);
  if (token === null || age === null) return false;
  if (age > STALE_MS) return true;
  const [host, pid] = token.split(' ');
  if (host !== hostname() || !(Number(pid) > 0)) return false;
  // After a restart of a container, another process of the past may have had the number that is ours now.
  return Number(pid) === process.pid ? !heldTokens().has(token) : !isProcessAlive(Number(pid));
}

/**
 * Removes a stale lock. Only one process at a time may, and it looks again first: else a slow one would remove the fresh
 * lock of whoever was faster.
 * @returns false where another process is doing it
 */
function breakLock(file: string): boolean {
  const breaker = `${file}.break`;
  const age = ageOf(breaker);
  if (age !== null && age > STALE_MS) unlinkQuietly(breaker);
  if (!tryCreate(breaker, String(process.pid))) return false;
  try {
    if (isStale(file)) unlinkQuietly(file);
    return true;
  } finally {
    unlinkQuietly(breaker);
  }
}

function readToken(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function ageOf(file: string): number | null {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return null;
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Without a beat the lock merely counts as stale sooner.
  }
}

function unlinkQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Somebody else removed it.
  }
}

/** Where the lock of a data directory lies. */
export function startLockFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'postgres-start.lock');
}
