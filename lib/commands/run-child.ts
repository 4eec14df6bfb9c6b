import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

interface ChildOptions {
  readonly parameters: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What it prints is kept back, and shown only where it fails. */
  readonly isQuiet?: boolean;
}

const PARENT_CHECK_MS = 250;

/**
 * Runs a Node.js program to its end, handing Ctrl-C and SIGTERM on to it.
 *
 * It gets a session of its own: the terminal sends Ctrl-C to everybody in its session, and the program would hear it twice.
 * A channel between the two tells it when this process is killed, so that it doesn't stay behind and keep the port.
 * @returns its exit code, or 128 and the signal's number
 */
export function runChild({ parameters, env, isQuiet = false }: ChildOptions): Promise<number> {
  const child = spawn(process.execPath, parameters, {
    stdio: isQuiet ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
    env: { ...process.env, ...env },
  });
  const stopForwarding = forwardSignals(child);
  const kept: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => kept.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      stopForwarding();
      console.error(error.message);
      resolve(1);
    });
    // After its streams have ended, so that the last words are not lost.
    child.on('close', (code, signal) => {
      stopForwarding();
      if (code !== 0) process.stderr.write(Buffer.concat(kept));
      resolve(code ?? (signal ? 128 + constants.signals[signal] : 1));
    });
  });
}

function forwardSignals(child: ChildProcess): () => void {
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  const watch = watchNpm(() => void child.kill('SIGTERM'));
  return () => {
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
    clearInterval(watch);
  };
}

/** Where npm itself is killed, nobody tells this process; it finds itself, or the shell between, with another parent. */
function watchNpm(onGone: () => void): NodeJS.Timeout | undefined {
  const ancestors = findAncestors();
  if (!process.env.npm_lifecycle_event || process.ppid <= 1) return undefined;
  const watch = setInterval(() => {
    if (findAncestors() === ancestors) return;
    clearInterval(watch);
    onGone();
  }, PARENT_CHECK_MS);
  watch.unref();
  return watch;
}

/** The parent and, where the system tells, its parent. */
function findAncestors(): string {
  const parent = process.ppid;
  try {
    return `${parent} ${/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1] ?? ''}`;
  } catch {
    return String(parent);
  }
}
