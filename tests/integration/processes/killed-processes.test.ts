import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type JaasPersonEvent,
  makeJaasSettings,
  signJaasBody,
  writeJaasBody,
} from '@/lib/commands/bench/jaas-deliveries';
import { makeLiveMeetings } from '@/lib/commands/bench/make-live-meetings';
import { soakSize } from '../../support/soak-size';
import { type AppProcess, findFreePort, startAppProcess } from '../../support/start-app-process';
import { createDatabase, type EmptyDatabase } from '../../support/test-database';

const DELIVERIES = soakSize({ test: 400, soak: 5_000 });
const KILLS = soakSize({ test: 2, soak: 12 });
const MEETINGS = soakSize({ test: 20, soak: 100 });
const SENDERS = 20;
const PATIENCE_MS = soakSize({ test: 120_000, soak: 20 * 60_000 });
/** As a vendor would wait for an answer, and before it tries again. */
const ANSWER_MS = 5_000;
const AGAIN_MS = 100;
const NOW = Date.now();

const databases: EmptyDatabase[] = [];
const settings = makeJaasSettings();

afterAll(async () => {
  for (const database of databases) await database.drop();
});

/** A random number generator with a seed, so that a run that fails can be run again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** People who come, leave and come back, told out of order, one in ten twice. */
function makeHistory(rooms: readonly string[]): JaasPersonEvent[] {
  const random = seeded(7);
  const events = Array.from({ length: DELIVERIES }, (_, index): JaasPersonEvent => {
    const person = Math.floor(index / 3);
    const step = index % 3;
    return {
      type: step === 1 ? 'PARTICIPANT_LEFT' : 'PARTICIPANT_JOINED',
      room: rooms[person % rooms.length] ?? '',
      connection: step === 2 ? `again-${person}` : `first-${person}`,
      name: `Person ${person}`,
      at: new Date(NOW - 600_000 + step * 60_000 + person),
      id: `event-${index}`,
    };
  });
  const repeated = events.filter(() => random() < 0.1);
  return [...events, ...repeated]
    .map((event) => ({ event, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ event }) => event);
}

/** Sends each until it is answered 200, as a patient vendor does, to whichever process is there. */
async function sendAll(
  events: readonly JaasPersonEvent[],
  addresses: readonly (() => string)[],
  onTaken: (taken: number) => void,
): Promise<void> {
  let next = 0;
  let taken = 0;
  const send = async (sender: number) => {
    for (let event = events[next++]; event !== undefined; event = events[next++]) {
      const body = writeJaasBody(event);
      for (let attempt = sender; !(await isTaken(`${addresses[attempt % addresses.length]?.()}`, body)); attempt += 1) {
        await pause(AGAIN_MS);
      }
      taken += 1;
      onTaken(taken);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, (_, sender) => send(sender)));
}

async function isTaken(url: string, body: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/webhooks/jaas`, {
      method: 'POST',
      body,
      headers: signJaasBody(body, new Date()),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** Runs the whole history through `processes` processes, killing one of them now and then. @returns what came of it */
async function play({ processes, kills }: { processes: number; kills: number }) {
  const database = await createDatabase();
  databases.push(database);
  const ports = await Promise.all(Array.from({ length: processes }, findFreePort));
  const start = (port: number) => startAppProcess({ databaseUrl: database.url, port, settings });
  const apps: AppProcess[] = await Promise.all(ports.map(start));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const events = makeHistory(await makeLiveMeetings(client, 'jaas', MEETINGS));
    const random = seeded(11);
    const killAt = Array.from({ length: kills }, () => Math.floor(random() * events.length * 0.9)).sort(
      (a, b) => a - b,
    );
    let killing: Promise<void> = Promise.resolve();
    const addresses = ports.map((port) => () => `http://127.0.0.1:${port}`);
    await sendAll(events, addresses, (taken) => {
      if (killAt.length === 0 || taken < (killAt[0] ?? 0)) return;
      killAt.shift();
      const victim = Math.floor(random() * processes);
      killing = killing.then(async () => {
        await apps[victim]?.kill();
        apps[victim] = await start(ports[victim] ?? 0);
      });
    });
    await killing;
    await expect.poll(() => countWaiting(client), { timeout: PATIENCE_MS, interval: 250 }).toBe(0);
    return await readState(client);
  } finally {
    await client.end();
    await Promise.all(apps.map((app) => app.stop()));
  }
}

async function countWaiting(client: Client): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM webhook_deliveries WHERE state = 'received'`,
  );
  return rows[0]?.waiting ?? -1;
}

/** All that events decide, and nothing of when it was done. */
async function readState(client: Client) {
  const read = async (text: string) => (await client.query(text)).rows;
  return {
    deliveries: await read(`SELECT event_id, state, count(*)::int FROM webhook_deliveries GROUP BY 1, 2 ORDER BY 1, 2`),
    sessions: await read(
      `SELECT r.slug, s.vendor_session_id, s.display_name, s.state, s.joined_at, s.left_at, s.is_bot
         FROM participant_sessions s JOIN meetings m ON m.id = s.meeting_id JOIN rooms r ON r.id = m.room_id ORDER BY 1, 2`,
    ),
    meetings: await read(
      `SELECT r.slug, m.state, m.started_at, m.empty_since IS NULL AS is_used
         FROM meetings m JOIN rooms r ON r.id = m.room_id ORDER BY 1`,
    ),
  };
}

describe(`${DELIVERIES} deliveries`, () => {
  let undisturbed: Awaited<ReturnType<typeof play>>;

  test('end in what they tell, each applied once', { timeout: PATIENCE_MS }, async () => {
    undisturbed = await play({ processes: 1, kills: 0 });
    expect(undisturbed.deliveries).toHaveLength(DELIVERIES);
    expect(undisturbed.deliveries.every(({ state, count }) => state === 'applied' && count === 1)).toBe(true);
    const people = Math.ceil(DELIVERIES / 3);
    expect(undisturbed.sessions.filter(({ vendor_session_id: id }) => id.startsWith('first-'))).toHaveLength(people);
  });

  test(`end in the same with the process killed ${KILLS} times`, { timeout: PATIENCE_MS }, async () => {
    expect(await play({ processes: 1, kills: KILLS })).toEqual(undisturbed);
  });

  test(`end in the same with two processes, killed ${KILLS} times in turn`, { timeout: PATIENCE_MS }, async () => {
    expect(await play({ processes: 2, kills: KILLS })).toEqual(undisturbed);
  });
});
