import type { Client } from 'pg';
import { whatIfLineSchema } from '../../schemas/what-if';
import type { Figure } from './figure';
import { startBenchAppWithDatabase } from './start-bench-app';
import { median, percentile } from './statistics';

const ROOMS = 100_000;
const ROUNDS = 5;
const AIM_SECONDS = 5;
const KEY = 'pb_only-for-measuring-0123456789';

/** A what-if over very many rooms, and how long others wait meanwhile. */
export const whatIfFigure: Figure = {
  name: 'what-if',
  async measure() {
    const { origin, client, stop } = await startBenchAppWithDatabase({
      PATCHBAY_API_KEY: KEY,
      WHEREBY_API_KEY: 'only-for-measuring',
      DAILY_API_KEY: 'only-for-measuring',
      DAILY_SUBDOMAIN: 'bench',
    });
    try {
      await makeRoomsAndPlan(client);
      const seconds: number[] = [];
      const waits: number[] = [];
      let steps = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const asked = askWhatIf(origin);
        let isOver = false;
        const whole = asked.finally(() => {
          isOver = true;
        });
        while (!isOver) waits.push(await timeOf(`${origin}/api/health/live`));
        const { tookSeconds, lines } = await whole;
        seconds.push(tookSeconds);
        steps = lines;
      }
      const longest = Math.max(...seconds);
      return [
        {
          what: `what-if over ${ROOMS} rooms`,
          value: `median ${median(seconds).toFixed(2)} s, longest ${longest.toFixed(2)} s`,
          aim: { text: `below ${AIM_SECONDS} s`, isMet: longest < AIM_SECONDS },
        },
        { what: 'told on the way', value: `${steps} times`, aim: null },
        {
          what: 'empty requests meanwhile',
          value: `median ${median(waits).toFixed(1)} ms, p99 ${percentile(waits, 0.99).toFixed(0)} ms`,
          aim: null,
        },
      ];
    } finally {
      await stop();
    }
  },
};

async function askWhatIf(origin: string): Promise<{ tookSeconds: number; lines: number }> {
  const startedAt = performance.now();
  const answer = await fetch(`${origin}/api/v1/migration/what-if`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${KEY}`,
      accept: 'application/x-ndjson',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ plan: 'draft' }),
  });
  const lines = (await answer.text()).trim().split('\n');
  const last = whatIfLineSchema.parse(JSON.parse(lines.at(-1) ?? ''));
  if (!('result' in last) || last.result.rooms.total < ROOMS) throw new Error(`The what-if came to ${lines.at(-1)}`);
  return { tookSeconds: (performance.now() - startedAt) / 1_000, lines: lines.length - 1 };
}

async function timeOf(url: string): Promise<number> {
  const startedAt = performance.now();
  await (await fetch(url)).arrayBuffer();
  return performance.now() - startedAt;
}

async function makeRoomsAndPlan(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO rooms (slug, title, platform, size)
     SELECT 'many-' || n, 'Many ' || n, 'whereby', 10 FROM generate_series(1, $1) AS n`,
    [ROOMS],
  );
  const rule = (number: number) => ({
    ...{ id: `rule-${number}`, from: ['whereby'], to: 'daily' },
    when: { slugPrefix: `team-${number}-` },
  });
  const plan = {
    rules: Array.from({ length: 50 }, (_, number) => rule(number)),
    waves: [{ id: 'quarter', from: ['whereby'], to: 'daily', percentage: 25, startsAt: null, soakMinutes: 60 }],
    fallbackOrder: null,
    freezeWindows: [],
    salt: 'only-for-measuring',
  };
  await client.query("INSERT INTO migration_draft (id, plan, updated_by) VALUES (1, $1, 'bench')", [
    JSON.stringify(plan),
  ]);
  await client.query('ANALYZE');
}
