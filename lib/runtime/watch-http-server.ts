import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { processSingleton } from '../process-singleton';

const CHANNEL = 'http.server.request.start';
/** How long requests that are being answered may take once the app stops. */
const DRAIN_MS = 1_200;

function getHolder(): { server: Server | null } {
  return processSingleton<{ server: Server | null }>('http-server', () => ({ server: null }));
}

/** Next.js doesn't hand out its HTTP server. The first request that Node.js announces carries it. */
export function watchHttpServer(): void {
  const holder = getHolder();
  const notice = (message: unknown) => {
    holder.server = (message as { server: Server }).server;
    unsubscribe(CHANNEL, notice);
  };
  subscribe(CHANNEL, notice);
}

/** Takes no more connections, lets running requests end for a moment, then cuts them. */
export async function closeHttpServer(): Promise<void> {
  const { server } = getHolder();
  // Without a single request there is nothing to wait for: the port closes with the process.
  if (!server) return;
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  await Promise.race([closed, sleep(DRAIN_MS)]);
  server.closeAllConnections();
}
