import autocannon from 'autocannon';
import { buildApp } from './build-app';
import { startThrowawayApp } from './throwaway-app';

// Figures as ratios of one run on one machine: what is measured is set against an empty route handler of the same
// server, in turn, so that a machine that gets slower meanwhile slows both.

// Many short ones, so that a pause of the machine falls on both alike.
const ROUNDS = 9;
const SECONDS = 2;
const CONNECTIONS = 10;

if ((await buildApp(process.cwd(), { isForced: false })) !== 0) process.exit(1);
const app = await startThrowawayApp('bench', { LOG_LEVEL: 'silent', ADMIN_PASSWORD: 'only for measuring' });
// A number, so that no request has to look up a name first.
const origin = app.address.replace('localhost', '127.0.0.1');
try {
  // The first join makes the meeting; what is measured is joining one that is open.
  await postJoin();
  const empty: number[] = [];
  const joins: number[] = [];
  await measure({ url: `${origin}/api/health/live`, seconds: 2 });
  await measureJoins(2);
  for (let round = 0; round < ROUNDS; round += 1) {
    empty.push((await measure({ url: `${origin}/api/health/live`, seconds: SECONDS })).rate);
    joins.push((await measureJoins(SECONDS)).rate);
  }
  const ratios = joins.map((rate, index) => rate / (empty[index] ?? Number.NaN));
  console.log(`empty route handler   ${summarise(empty)} requests/s`);
  console.log(`join, open meeting    ${summarise(joins)} joins/s`);
  console.log(`ratio                 ${median(ratios).toFixed(2)} (aim: at least 0.50)`);
} finally {
  await app.stop();
}

function measureJoins(seconds: number) {
  return measure({
    url: `${origin}/api/v1/rooms/standup/join`,
    seconds,
    method: 'POST',
    body: JSON.stringify({ displayName: 'Ada' }),
    headers: { 'content-type': 'application/json' },
  });
}

async function measure(asked: {
  url: string;
  seconds: number;
  method?: 'GET' | 'POST';
  body?: string;
  headers?: Record<string, string>;
}): Promise<{ rate: number }> {
  const { seconds, ...request } = asked;
  const result = await autocannon({ ...request, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${asked.url}: ${result.non2xx} answers were no success, ${result.errors} connections failed`);
  }
  return { rate: result.requests.average };
}

async function postJoin(): Promise<void> {
  const answer = await fetch(`${origin}/api/v1/rooms/standup/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName: 'Ada' }),
  });
  if (!answer.ok) throw new Error(`The first join was answered ${answer.status}: ${await answer.text()}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function summarise(values: readonly number[]): string {
  return `${Math.round(median(values))} (${values.map(Math.round).join(', ')})`;
}
