import 'server-only';
import { Client } from 'pg';
import { type NumberedChange, readChangesAfter, readLastChangeId } from '../data/change-log';
import { getDatabaseUrl } from '../data/pool';
import { getLog } from '../log';
import { processSingleton } from '../process-singleton';
import { CHANGE_CHANNEL } from './publish-change';

/** One stream of this process. */
export interface HubListener {
  tell(change: NumberedChange): void;
  /** What changed is not known: anything may have. */
  reset(): void;
  /** The database has been away for a while: nothing is told until it is back. */
  away(): void;
  /** It is back, and what changed meanwhile was told. */
  back(): void;
  /** So often that nothing between here and the browser takes the connection for dead. */
  beat(): void;
  /** The process stops: the stream ends, so that it doesn't hold the server open. */
  close(): void;
}

interface Hub {
  readonly listeners: Set<HubListener>;
  /** Numbers of the changes that were told lately, the oldest first: after a gap some are read again. */
  readonly told: Set<number>;
  client: Client | null;
  heartbeat: ReturnType<typeof setInterval> | null;
  /** The newest change that was told; null before the first connection. */
  lastId: number | null;
  isClosed: boolean;
  /** Connections that failed one after the other; 0 while there is one, or the first is being made. */
  failures: number;
  retryMs: number;
  /** Resolves once changes are heard of, or the database is known to be away. */
  readonly settled: Promise<void>;
  readonly settle: () => void;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
/** Proxies close silent connections after a minute or so. */
const HEARTBEAT_MS = 15_000;
/** A connection that comes back at the first try is nobody's concern. */
const FAILURES_TO_TELL = 2;
const MOST_REMEMBERED = 4_000;

function getHub(): Hub {
  return processSingleton<Hub>('event-hub', () => {
    let settle = () => {};
    const settled = new Promise<void>((resolve) => {
      settle = resolve;
    });
    return {
      listeners: new Set(),
      told: new Set(),
      client: null,
      heartbeat: null,
      lastId: null,
      isClosed: false,
      failures: 0,
      retryMs: FIRST_RETRY_MS,
      settled,
      settle,
    };
  });
}

/**
 * Hears of every change, from whichever process. One database connection and one timer serve all listeners of this
 * process; the connection comes back by itself when the database does, and what was missed meanwhile is told then.
 * @returns a function that ends the subscription
 */
export function subscribeToChanges(listener: HubListener): () => void {
  const hub = getHub();
  hub.listeners.add(listener);
  if (!hub.client && !hub.isClosed) void connect(hub);
  hub.heartbeat ??= setInterval(() => {
    for (const one of hub.listeners) one.beat();
  }, HEARTBEAT_MS).unref();
  return () => {
    hub.listeners.delete(listener);
  };
}

/** The number of the newest change that this process knows of; null until it has listened. */
export function findLastHeardId(): number | null {
  return getHub().lastId;
}

/**
 * Resolves once this process hears of changes, or knows that the database is away. Whoever subscribed before the first
 * connection stood would take what changes until then for heard.
 */
export function untilHeard(): Promise<void> {
  return getHub().settled;
}

/** True where changes have not been heard of for longer than it takes to connect anew. */
export function isHubAway(): boolean {
  return getHub().failures >= FAILURES_TO_TELL;
}

/** How many streams this process holds open. */
export function countListeners(): number {
  return getHub().listeners.size;
}

/** Ends every stream and the listening connection, for good. */
export async function closeEventStreams(): Promise<void> {
  const hub = getHub();
  hub.isClosed = true;
  hub.settle();
  if (hub.heartbeat) clearInterval(hub.heartbeat);
  for (const listener of [...hub.listeners]) listener.close();
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
    hub.failures += 1;
    if (hub.failures === FAILURES_TO_TELL) {
      hub.settle();
      for (const listener of hub.listeners) listener.away();
    }
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
  client.on('notification', ({ payload }) => {
    if (payload) deliver(hub, JSON.parse(payload) as NumberedChange);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANGE_CHANNEL}`);
    await catchUp(hub);
    hub.retryMs = FIRST_RETRY_MS;
    const wasAway = isHubAway();
    hub.failures = 0;
    hub.settle();
    if (wasAway) for (const listener of hub.listeners) listener.back();
  } catch (error) {
    lose(error instanceof Error ? error : undefined);
  }
}

/** After LISTEN, so that nothing falls between what is read here and what is told from now on. */
async function catchUp(hub: Hub): Promise<void> {
  if (hub.lastId === null) {
    hub.lastId = await readLastChangeId();
    return;
  }
  const missed = hub.lastId === 0 ? null : await readChangesAfter(hub.lastId);
  if (missed) for (const change of missed) deliver(hub, change);
  else for (const listener of hub.listeners) listener.reset();
}

function deliver(hub: Hub, change: NumberedChange): void {
  if (hub.told.has(change.id)) return;
  hub.told.add(change.id);
  for (const oldest of hub.told) {
    if (hub.told.size <= MOST_REMEMBERED) break;
    hub.told.delete(oldest);
  }
  hub.lastId = Math.max(hub.lastId ?? 0, change.id);
  for (const listener of hub.listeners) listener.tell(change);
}
