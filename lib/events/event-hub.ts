import 'server-only';
import { Client } from 'pg';
import { getDatabaseUrl } from '../data/pool';
import { getLog } from '../log';
import { processSingleton } from '../process-singleton';
import { CHANGE_CHANNEL, type Change } from './publish-change';

type Listener = (change: Change) => void;

interface Hub {
  readonly listeners: Set<Listener>;
  readonly closers: Set<() => void>;
  client: Client | null;
  isClosed: boolean;
  retryMs: number;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;

function getHub(): Hub {
  return processSingleton<Hub>('event-hub', () => ({
    listeners: new Set(),
    closers: new Set(),
    client: null,
    isClosed: false,
    retryMs: FIRST_RETRY_MS,
  }));
}

/**
 * Hears of every change, from whichever process. One database connection serves all listeners of this process; it comes
 * back by itself when the database does.
 * @param close called when the process stops, so that the stream ends and doesn't hold the server open
 * @returns a function that ends the subscription
 */
export function subscribeToChanges(listener: Listener, close: () => void): () => void {
  const hub = getHub();
  hub.listeners.add(listener);
  hub.closers.add(close);
  if (!hub.client && !hub.isClosed) void connect(hub);
  return () => {
    hub.listeners.delete(listener);
    hub.closers.delete(close);
  };
}

/** Ends every stream and the listening connection, for good. */
export async function closeEventStreams(): Promise<void> {
  const hub = getHub();
  hub.isClosed = true;
  for (const close of [...hub.closers]) close();
  hub.listeners.clear();
  const { client } = hub;
  hub.client = null;
  await client?.end().catch(() => undefined);
}

async function connect(hub: Hub): Promise<void> {
  const client = new Client({
    connectionString: getDatabaseUrl(),
    application_name: 'patchbay-events',
    keepAlive: true,
  });
  hub.client = client;
  let isLost = false;
  const lose = (error?: Error) => {
    if (isLost || hub.isClosed) return;
    isLost = true;
    getLog().warn(
      { event: 'events.connection-lost', reason: error?.message },
      'Live changes: the database connection was lost',
    );
    client.removeAllListeners();
    client.on('error', () => undefined);
    void client.end().catch(() => undefined);
    setTimeout(() => void connect(hub), hub.retryMs).unref();
    hub.retryMs = Math.min(hub.retryMs * 2, LONGEST_RETRY_MS);
  };
  client.on('error', lose);
  client.on('end', () => lose());
  client.on('notification', ({ payload }) => deliver(hub, payload));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANGE_CHANNEL}`);
    // What changed while nobody listened is unknown: everybody asks again.
    if (hub.retryMs > FIRST_RETRY_MS) for (const listener of hub.listeners) listener({ topic: 'room' });
    hub.retryMs = FIRST_RETRY_MS;
  } catch (error) {
    lose(error instanceof Error ? error : undefined);
  }
}

function deliver(hub: Hub, payload: string | undefined): void {
  if (!payload) return;
  const change = JSON.parse(payload) as Change;
  for (const listener of hub.listeners) listener(change);
}
