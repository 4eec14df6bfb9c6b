import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../embedded-postgres/find-free-port';
import { makeTemporaryDataDirectory } from './make-temporary-data-directory';

/** The built app on data that is gone afterwards, for commands that look at it from outside. */
export interface ThrowawayApp {
  /** `http://localhost:<port>` */
  readonly address: string;
  stop(): Promise<void>;
}

const START_PATIENCE_MS = 60_000;
const ASK_AGAIN_MS = 200;
/** What whoever runs the command has set for their own Patchbay stays out of it. */
const INHERITED = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ'];

/**
 * Starts the app as `npm start` does, with an embedded database of its own on a free port, and waits until it is well.
 * @throws Error where it isn't within a minute
 */
export async function startThrowawayApp(
  purpose: string,
  settings: Readonly<Record<string, string>>,
): Promise<ThrowawayApp> {
  const port = await findFreePort(null);
  const folder = makeTemporaryDataDirectory(purpose);
  const inherited = Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]));
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'lib/commands/start.ts'], {
    cwd: path.resolve('.'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...inherited,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      PORT: String(port),
      DATA_DIR: folder,
      ...settings,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const address = `http://localhost:${port}`;
  try {
    await waitUntilWell(address, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}

async function waitUntilWell(address: string, child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + START_PATIENCE_MS;
  while (Date.now() < giveUpAt && child.exitCode === null) {
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await delay(ASK_AGAIN_MS);
  }
  throw new Error('The app was not ready within a minute.');
}
