import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeTemporaryDataDirectory } from '@/lib/commands/make-temporary-data-directory';
import { startEmbeddedPostgres } from '@/lib/embedded-postgres/start-embedded-postgres';

/** The whole app in a process of its own, as `npm start` runs it. */
export interface AppProcess {
  /** `http://localhost:<port>` */
  readonly url: string;
  readonly pid: number;
  /** Sends a request with the administrator's key. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** What it has printed so far, errors included. */
  output(): string;
  /** Asks it to stop, as Ctrl-C does. @returns its exit code */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

const APP_API_KEY = 'only-for-tests-administrator-key';
/** Of the first administrator, `admin@localhost`. */
export const APP_ADMIN_PASSWORD = 'only for tests';

const START_PATIENCE_MS = 100_000;
const STOP_PATIENCE_MS = 15_000;
const ASK_AGAIN_MS = 50;
/** Settings of whoever runs the tests must not reach the app. */
const INHERITED = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ'];

/**
 * Starts the app on a free port and waits until it is well. Data lies in a temporary folder that is gone after `stop` or
 * `kill`, unless `dataDirectory` names one. Needs a build, which the test project
 * `processes` sees to.
 * @param options.databaseUrl several processes may share one; without it the app starts its own PostgreSQL
 * @param options.settings more settings, by name
 */
export async function startAppProcess(
  options: { databaseUrl?: string; dataDirectory?: string; port?: number; settings?: Record<string, string> } = {},
): Promise<AppProcess> {
  const port = options.port ?? (await findFreePort());
  const folder = options.dataDirectory ?? makeTemporaryDataDirectory('app');
  const isFolderOurs = options.dataDirectory === undefined;
  const child = launch(port, {
    DATA_DIR: folder,
    DATABASE_URL: options.databaseUrl ?? '',
    ...options.settings,
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = `http://localhost:${port}`;

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    const code = await exited;
    clearTimeout(late);
    // Its own PostgreSQL outlives a killed app, for the next start; here there is none.
    if (signal === 'SIGKILL' && isFolderOurs && !options.databaseUrl) await stopLeftServer(folder);
    if (isFolderOurs) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    return code;
  };
  try {
    await waitUntilWell(url, child);
  } catch (error) {
    await end('SIGKILL');
    throw new Error(`${error instanceof Error ? error.message : String(error)} It printed:\n${printed.join('')}`);
  }
  return {
    url,
    pid: child.pid ?? 0,
    fetch: (requestPath, init) => {
      const headers = new Headers(init?.headers);
      if (!headers.has('authorization')) headers.set('authorization', `Bearer ${APP_API_KEY}`);
      return fetch(`${url}${requestPath}`, { ...init, headers });
    },
    output: () => printed.join(''),
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

function launch(port: number, settings: Record<string, string>): ChildProcess {
  const program = createRequire(path.resolve('package.json')).resolve('next/dist/bin/next');
  const inherited = Object.fromEntries(
    INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  return spawn(process.execPath, [program, 'start', '--port', String(port)], {
    // The channel tells the app when this process is gone, and it ends as well.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...inherited,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_MANUAL_SIG_HANDLE: '1',
      PORT: String(port),
      PATCHBAY_API_KEY: APP_API_KEY,
      NEXTAUTH_SECRET: 'only-for-tests-0123456789abcdef',
      ADMIN_PASSWORD: APP_ADMIN_PASSWORD,
      LOG_LEVEL: 'warn',
      ...settings,
    },
  });
}

async function waitUntilWell(url: string, child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + START_PATIENCE_MS;
  let last = 'no answer';
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('The app ended while it was starting.');
    try {
      const answer = await fetch(`${url}/api/health`);
      if (answer.ok) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch {
      // Nobody listens yet.
    }
    await pause(ASK_AGAIN_MS);
  }
  throw new Error(`The app was not well within ${START_PATIENCE_MS / 1_000} s; /api/health last said: ${last}.`);
}

async function stopLeftServer(folder: string): Promise<void> {
  const server = await startEmbeddedPostgres(folder, { onLost: () => undefined });
  await server.stop();
}

/** A port that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    // On every address, as Next.js does.
    server.listen({ port: 0, exclusive: true }, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}
