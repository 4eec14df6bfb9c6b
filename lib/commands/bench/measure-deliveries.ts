import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Figure } from './figure';
import { type JaasPersonEvent, makeJaasSettings, signJaasBody, writeJaasBody } from './jaas-deliveries';
import { makeLiveMeetings } from './make-live-meetings';
import { startBenchAppWithDatabase } from './start-bench-app';

const MEETINGS = 1_000;
const DELIVERIES = 10_000;
const SENDERS = 50;
const AIM_PER_SECOND = 300;
const LONGEST_WAIT_MS = 120_000;
const ASK_AGAIN_MS = 250;

/** A burst of deliveries for a thousand live meetings: how fast they are applied, and whether all are, once. */
export const deliveriesFigure: Figure = {
  name: 'deliveries',
  async measure() {
    const { origin, client, stop } = await startBenchAppWithDatabase(makeJaasSettings());
    try {
      const rooms = await makeLiveMeetings(client, 'jaas', MEETINGS);
      const bodies = makeBurst(rooms).map(writeJaasBody);
      const sentFor = await sendAll(`${origin}/api/webhooks/jaas`, bodies);
      await waitUntilApplied(client);
      const { applied, distinct, perSecond } = await readOutcome(client);
      const { open, closed } = await countSessions(client);
      const isRight = applied === DELIVERIES && distinct === DELIVERIES;
      const arePeopleRight = open === DELIVERIES / 4 && closed === DELIVERIES / 4;
      return [
        {
          what: `burst of ${DELIVERIES}, ${MEETINGS} live meetings`,
          value: `taken within ${(sentFor / 1_000).toFixed(1)} s`,
          aim: null,
        },
        {
          what: 'applied, taking included',
          value: `${Math.round(perSecond)} deliveries/s`,
          aim: { text: `at least ${AIM_PER_SECOND}`, isMet: perSecond >= AIM_PER_SECOND },
        },
        {
          what: 'deliveries applied, events among them',
          value: `${applied}, ${distinct}`,
          aim: { text: `${DELIVERIES} each`, isMet: isRight },
        },
        {
          what: 'people who are in, people who left',
          value: `${open}, ${closed}`,
          aim: { text: `${DELIVERIES / 4} each`, isMet: arePeopleRight },
        },
      ];
    } finally {
      await stop();
    }
  },
};

/** Of each person four events: they came, they left, that they left is told again, and they came by another connection. */
function makeBurst(rooms: readonly string[]): JaasPersonEvent[] {
  const start = Date.now() - 60_000;
  return Array.from({ length: DELIVERIES }, (_, index) => {
    const person = Math.floor(index / 4);
    const room = rooms[person % rooms.length] ?? '';
    const step = index % 4;
    const connection = step === 3 ? `second-${person}` : `first-${person}`;
    const type = step === 1 || step === 2 ? 'PARTICIPANT_LEFT' : 'PARTICIPANT_JOINED';
    return { type, room, connection, name: `Person ${person}`, at: new Date(start + step * 1_000) };
  });
}

/** @returns how long it took, in milliseconds */
async function sendAll(url: string, bodies: readonly string[]): Promise<number> {
  const startedAt = Date.now();
  let next = 0;
  const send = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const answer = await fetch(url, { method: 'POST', body, headers: signJaasBody(body, new Date()) });
      if (answer.status !== 200) throw new Error(`A delivery was answered ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  return Date.now() - startedAt;
}

async function waitUntilApplied(client: Client): Promise<void> {
  const giveUpAt = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < giveUpAt) {
    const waiting = await client.query(`SELECT 1 FROM webhook_deliveries WHERE state = 'received' LIMIT 1`);
    if (waiting.rows.length === 0) return;
    await pause(ASK_AGAIN_MS);
  }
}

async function readOutcome(client: Client): Promise<{ applied: number; distinct: number; perSecond: number }> {
  const { rows } = await client.query<{ applied: number; distinct: number; seconds: number }>(
    `SELECT count(*)::int AS applied, count(DISTINCT event_id)::int AS distinct,
            extract(epoch FROM max(handled_at) - min(received_at))::float8 AS seconds
       FROM webhook_deliveries WHERE state = 'applied'`,
  );
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL counted nothing.');
  return { applied: row.applied, distinct: row.distinct, perSecond: row.applied / row.seconds };
}

async function countSessions(client: Client): Promise<{ open: number; closed: number }> {
  const { rows } = await client.query<{ open: number; closed: number }>(
    `SELECT count(*) FILTER (WHERE state = 'open')::int AS open, count(*) FILTER (WHERE state = 'closed')::int AS closed
       FROM participant_sessions`,
  );
  return rows[0] ?? { open: 0, closed: 0 };
}
