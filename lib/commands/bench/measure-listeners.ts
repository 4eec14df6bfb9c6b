import { connect, type Socket } from 'node:net';
import type { Client } from 'pg';
import type { Figure } from './figure';
import { startBenchAppWithDatabase } from './start-bench-app';
import { median, percentile } from './statistics';

const LISTENERS = 2_000;
/** Connections that are opened at the same time: a listening queue is short. */
const AT_ONCE = 100;
const CHANGES = 20;
const PATIENCE_MS = 60_000;

interface Listener {
  readonly socket: Socket;
  /** How often each mark has been heard. */
  readonly heard: Set<string>;
  onHeard: () => void;
}

/** Streams of live changes: what many of them cost, and how soon all of them hear. */
export const listenersFigure: Figure = {
  name: 'listeners',
  async measure() {
    const { origin, client, stop } = await startBenchAppWithDatabase();
    const listeners: Listener[] = [];
    try {
      // What the first listener loads is no cost of a listener.
      listeners.push(...(await openListeners(origin, AT_ONCE)));
      const before = await readMemory(origin);
      while (listeners.length < LISTENERS + AT_ONCE) listeners.push(...(await openListeners(origin, AT_ONCE)));
      const after = await readMemory(origin);
      const delays: number[] = [];
      for (let index = 0; index < CHANGES; index += 1) delays.push(await timeChange(client, listeners, index));
      const connections = await countDatabaseListeners(client);
      const perListener = (after - before) / LISTENERS / 1024;
      return [
        { what: 'listeners', value: `${listeners.length}`, aim: null },
        {
          what: 'database connections that listen',
          value: `${connections}`,
          aim: { text: 'one per process', isMet: connections === 1 },
        },
        {
          what: 'memory per listener',
          value: `${perListener.toFixed(1)} KiB of the process's resident memory`,
          aim: null,
        },
        {
          what: 'until all have heard of a change',
          value: `${Math.round(median(delays))} ms, at worst ${Math.round(percentile(delays, 1))} ms`,
          aim: null,
        },
      ];
    } finally {
      for (const { socket } of listeners) socket.destroy();
      await stop();
    }
  },
};

async function openListeners(origin: string, count: number): Promise<Listener[]> {
  return Promise.all(Array.from({ length: count }, () => openListener(origin)));
}

function openListener(origin: string): Promise<Listener> {
  const { hostname, port, host } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const listener: Listener = { socket, heard: new Set(), onHeard: () => undefined };
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('A stream was closed before it began.')));
    socket.on('data', (text: string) => {
      if (text.includes('event: ready')) resolve(listener);
      for (const [, mark = ''] of text.matchAll(/"room":"(mark-\d+)"/g)) listener.heard.add(mark);
      listener.onHeard();
    });
    socket.write(`GET /api/v1/events HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n\r\n`);
  });
}

/** Tells of one change, and waits until every listener has heard it. In milliseconds. */
async function timeChange(client: Client, listeners: readonly Listener[], index: number): Promise<number> {
  const mark = `mark-${index}`;
  const startedAt = performance.now();
  const allHeard = Promise.all(listeners.map((listener) => hear(listener, mark)));
  await client.query(
    `WITH kept AS (INSERT INTO change_log (change) VALUES ($1::jsonb) RETURNING id)
     SELECT pg_notify('patchbay_changes', json_build_object('id', kept.id, 'change', $1::json)::text) FROM kept`,
    [JSON.stringify({ topic: 'room', room: mark })],
  );
  await allHeard;
  return performance.now() - startedAt;
}

function hear(listener: Listener, mark: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`A listener has not heard of ${mark}.`)), PATIENCE_MS);
    listener.onHeard = () => {
      if (!listener.heard.has(mark)) return;
      clearTimeout(timer);
      resolve();
    };
  });
}

async function readMemory(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/api/metrics`)).text();
  const match = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text);
  if (!match?.[1]) throw new Error('The metrics say nothing of resident memory.');
  return Number(match[1]);
}

async function countDatabaseListeners(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'patchbay-events'`,
  );
  return rows[0]?.count ?? 0;
}
