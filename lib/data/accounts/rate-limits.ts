import 'server-only';
import type { QueryResultRow } from 'pg';
import { type SqlRunner, sql } from '../sql';

/** A limit's time is counted in slots of a tenth. */
const SLOTS = 10;

export interface RateLimitRequest {
  /** Which limit, of whom. */
  readonly key: string;
  /** At most so many in any `perMs` milliseconds. */
  readonly calls: number;
  readonly perMs: number;
  /** How many this one counts for; at most `calls`. */
  readonly cost: number;
}

/**
 * Counts one use of a limit, over all processes and by the database's own clock, so that theirs need not agree.
 * Whatever moment one looks from, no more than `calls` were used in the `perMs` before it.
 * @returns 0 where it was counted; otherwise nothing was, and there is no room for so many milliseconds
 */
export async function takeFromRateLimit(request: RateLimitRequest, runner: SqlRunner = sql): Promise<number> {
  const { key, calls, cost } = request;
  const slotMs = slotOf(request);
  // A time that starts and ends within slots touches one more than it is long.
  const taken = await runner.query({
    name: 'rate-limit-take',
    text: `INSERT INTO rate_limits AS held (key, slot, used, idle_at)
      SELECT $1, floor(extract(epoch FROM now()) * 1000 / $2::int)::bigint, ARRAY[$3::int],
             now() + make_interval(secs => $2::int * ${SLOTS + 1} / 1000.0)
      ON CONFLICT (key) DO UPDATE SET
        slot = greatest(held.slot, excluded.slot),
        used = CASE WHEN excluded.slot <= held.slot
          THEN ARRAY[held.used[1] + $3::int] || held.used[2:]
          ELSE ARRAY[$3::int]
            || array_fill(0, ARRAY[least(excluded.slot - held.slot - 1, ${SLOTS})::int])
            || held.used[1:greatest(0, ${SLOTS} - (excluded.slot - held.slot) + 1)::int] END,
        idle_at = greatest(held.idle_at, excluded.idle_at)
      WHERE $3::int + (SELECT coalesce(sum(used), 0) FROM unnest(held.used) WITH ORDINALITY AS counts (used, place)
                       WHERE held.slot - place + 1 >= excluded.slot - ${SLOTS}) <= $4::int
      RETURNING 1`,
    values: [key, slotMs, cost, calls],
  });
  return taken.length > 0 ? 0 : findWait(request, slotMs, runner);
}

/** Takes back what was counted a moment ago, for something that came to nothing. */
export async function giveBackToRateLimit(request: RateLimitRequest, runner: SqlRunner = sql): Promise<void> {
  await runner.query({
    name: 'rate-limit-give-back',
    // Counted in the newest slot or the one before: whoever takes longer than that has used the limit after all.
    text: `UPDATE rate_limits SET used = CASE WHEN used[1] >= $2::int THEN ARRAY[used[1] - $2::int] || used[2:]
        ELSE ARRAY[used[1], greatest(0, used[2] - $2::int)] || used[3:] END
      WHERE key = $1 AND slot >= floor(extract(epoch FROM now()) * 1000 / $3::int)::bigint - 1`,
    values: [request.key, request.cost, slotOf(request)],
  });
}

function slotOf({ perMs }: RateLimitRequest): number {
  return Math.max(1, Math.ceil(perMs / SLOTS));
}

async function findWait({ key, calls, cost }: RateLimitRequest, slotMs: number, runner: SqlRunner): Promise<number> {
  const [row] = await runner.query<{ slot: string; used: number[]; now_ms: number } & QueryResultRow>({
    name: 'rate-limit-wait',
    text: `SELECT slot, used, (extract(epoch FROM now()) * 1000)::float8 AS now_ms FROM rate_limits WHERE key = $1`,
    values: [key],
  });
  if (!row) return slotMs;
  const newest = Number(row.slot);
  let sum = cost;
  // From the newest slot back to the first one that there is no room beside.
  const blocking = row.used.findIndex((used) => {
    sum += used;
    return sum > calls;
  });
  if (blocking === -1) return slotMs;
  const freeFrom = (newest - blocking + SLOTS + 1) * slotMs;
  return Math.max(1, freeFrom - row.now_ms);
}

/** Deletes what no longer limits anybody. */
export async function deleteIdleRateLimits(): Promise<void> {
  await sql.query({ text: 'DELETE FROM rate_limits WHERE idle_at < now()' });
}
