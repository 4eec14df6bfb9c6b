import type { Client } from 'pg';
import type { Figure } from './figure';
import { signInAsAdministrator } from './sign-in';
import { startBenchAppWithDatabase } from './start-bench-app';
import { median, percentile } from './statistics';

const CALLS = 1_000_000;
const AT_ONCE = 50_000;
const DAYS = 7;
const REQUESTS = 60;
const AIM_MS = 300;

/** The first page of the overview where a million calls to vendors were recorded within a week. */
export const overviewFigure: Figure = {
  name: 'overview',
  async measure() {
    const { origin, client, stop } = await startBenchAppWithDatabase();
    try {
      await recordCalls(client);
      const cookie = await signInAsAdministrator(origin);
      const timeOf = (path: string) => measure(`${origin}${path}`, cookie);
      const times = { empty: [] as number[], page: [] as number[], now: [] as number[], week: [] as number[] };
      for (let request = -3; request < REQUESTS; request += 1) {
        const empty = await timeOf('/api/health/live');
        const page = await timeOf('/admin');
        const now = await timeOf('/api/v1/overview');
        const week = await timeOf('/api/v1/overview/figures?range=week');
        // The first ones warm up what every later one finds warm.
        if (request < 0) continue;
        times.empty.push(empty);
        times.page.push(page);
        times.now.push(now);
        times.week.push(week);
      }
      // A browser asks for what goes on and for the figures at once, after it has the page.
      const whole = times.page.map((page, index) => page + Math.max(times.now[index] ?? 0, times.week[index] ?? 0));
      const p95 = percentile(whole, 0.95);
      const ratio = median(whole) / median(times.empty);
      const milliseconds = (values: readonly number[]) =>
        `median ${median(values).toFixed(1)} ms, p95 ${percentile(values, 0.95).toFixed(1)} ms`;
      return [
        { what: 'empty route handler', value: milliseconds(times.empty), aim: null },
        { what: `figures of a week, ${CALLS} calls`, value: milliseconds(times.week), aim: null },
        { what: 'what goes on now', value: milliseconds(times.now), aim: null },
        {
          what: 'first page with what it shows',
          value: `${milliseconds(whole)}, ${ratio.toFixed(0)} empty ones`,
          aim: { text: `p95 below ${AIM_MS} ms`, isMet: p95 < AIM_MS },
        },
      ];
    } finally {
      await stop();
    }
  },
};

async function measure(url: string, cookie: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  // A page that sends its visitor to sign in would be fast.
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}.`);
  return performance.now() - startedAt;
}

/** Calls to four platforms, spread over a week, counted as the app counts them. */
async function recordCalls(client: Client): Promise<void> {
  for (let from = 0; from < CALLS; from += AT_ONCE) {
    await client.query(
      `WITH given AS (
         INSERT INTO vendor_calls (platform, operation, outcome, status, duration_ms, attempt, at)
         SELECT (ARRAY['whereby', 'daily', 'jitsi', 'mock'])[1 + n % 4],
                (ARRAY['create-meeting', 'delete-room', 'list-participants', 'check-health', 'get-room-sessions'])[1 + n / 4 % 5],
                CASE WHEN n % 50 = 0 THEN 'unavailable' ELSE 'ok' END, 200, 20 + (n::bigint * 7919 % 900)::int, 1,
                now() - make_interval(secs => n * ($3::float8 / $4))
           FROM generate_series($1::int, $2::int) AS n
         RETURNING platform, operation, outcome, duration_ms, at
       )
       INSERT INTO vendor_call_tallies AS tally (grain, at, platform, operation, outcome, duration_class, calls)
       SELECT grain, date_bin(make_interval(mins => grain), at, 'epoch') AS began, platform, operation, outcome,
              1 + floor(4 * ln(duration_ms::float8) / ln(2::float8))::int AS duration_class, count(*)::int
         FROM given CROSS JOIN (VALUES (1), (60)) AS grains (grain)
        WHERE grain = 60 OR at > now() - interval '2 days'
        GROUP BY grain, began, platform, operation, outcome, duration_class
       ON CONFLICT (grain, at, platform, operation, outcome, duration_class)
         DO UPDATE SET calls = tally.calls + excluded.calls`,
      [from + 1, from + AT_ONCE, DAYS * 86_400, CALLS],
    );
  }
  await client.query('ANALYZE');
}
