import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { getDatabaseUrl } from '../pool';
import { WORKER_LOCKS } from './job-queue';

/**
 * Shows every process that this one's workers live: one connection holds an advisory lock per worker. PostgreSQL frees
 * them the moment the process is gone, `kill -9` included, and after some 25 seconds where its machine is.
 */
export interface WorkerLiveness {
  /** From now on this worker counts as alive. Resolves once others can see it, or at once while the connection is lost. */
  add(workerId: string): Promise<void>;
  remove(workerId: string): Promise<void>;
  isShown(): boolean;
  close(): Promise<void>;
}

/** Seconds: how soon PostgreSQL notices a peer that is gone without a word. The system's default is two hours. */
const NOTICE_SILENCE = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;

/** Opens the connection. When it is lost it is opened again, and every lock taken again, until `close`. */
export async function openWorkerLiveness(onLost: (error: Error | null) => void): Promise<WorkerLiveness> {
  const workers = new Set<string>();
  const closing = new AbortController();
  let client: Client | null = null;
  let lastStep: Promise<unknown> = Promise.resolve();

  /** One statement after the other on the one connection. A failure is the connection's: opening it again mends it. */
  const inTurn = (step: (connection: Client) => Promise<unknown>): Promise<unknown> => {
    lastStep = lastStep.then(() => client && step(client)).catch(() => undefined);
    return lastStep;
  };

  const connect = async (): Promise<void> => {
    const next = new Client({
      connectionString: getDatabaseUrl(),
      application_name: 'patchbay-jobs-alive',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    let cause: Error | null = null;
    next.on('error', (error) => {
      cause = error;
    });
    await next.connect();
    next.once('end', () => {
      // Before it was in use, whoever is connecting hears of it.
      if (client !== next) return;
      client = null;
      if (closing.signal.aborted) return;
      onLost(cause);
      void reconnect();
    });
    const shown: string[] = [];
    try {
      await next.query(NOTICE_SILENCE);
      for (const worker of workers) {
        await lock(next, worker);
        shown.push(worker);
      }
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    client = next;
    // Who ended meanwhile must not seem to live on, or nobody would take over its job.
    for (const worker of shown.filter((candidate) => !workers.has(candidate))) await inTurn(unlocking(worker));
  };

  const reconnect = async (): Promise<void> => {
    for (let delay = FIRST_RETRY_MS; !closing.signal.aborted; delay = Math.min(delay * 2, LONGEST_RETRY_MS)) {
      const isConnected = await connect().then(
        () => true,
        () => false,
      );
      if (isConnected) return;
      await pause(delay, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };

  await connect();
  return {
    async add(workerId) {
      workers.add(workerId);
      await inTurn((connection) => lock(connection, workerId));
    },
    async remove(workerId) {
      workers.delete(workerId);
      await inTurn(unlocking(workerId));
    },
    isShown: () => client !== null,
    async close() {
      closing.abort();
      await client?.end().catch(() => undefined);
    },
  };
}

async function lock(client: Client, workerId: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCKS, workerId]);
}

function unlocking(workerId: string): (client: Client) => Promise<unknown> {
  return (client) => client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [WORKER_LOCKS, workerId]);
}
