import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SettingsError } from '../env/settings-error';

/** A Patchbay that was just stopped or killed may need a moment to let go of its port. */
const PATIENCE_MS = 4_000;
const RETRY_MS = 200;

/** @throws SettingsError where the port can't be listened on */
export async function requireFreePort(port: number, patienceMs = PATIENCE_MS): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const obstacle = await tryListen(port);
    if (obstacle === null) return;
    if (obstacle !== 'EADDRINUSE')
      throw portError(`is ${port}, which may not be opened (${obstacle}); choose one above 1023`, port);
    if (Date.now() >= giveUpAt) {
      throw portError(`is ${port}, which another program is using; stop that one, or choose another`, port);
    }
    await sleep(RETRY_MS);
  }
}

function tryListen(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    // Like Next.js: on every address.
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function portError(problem: string, port: number): SettingsError {
  const example = port > 1023 && port < 65_535 ? port + 1 : 3000;
  return new SettingsError([{ name: 'PORT', problem: `${problem}, for example PORT=${example}` }]);
}
