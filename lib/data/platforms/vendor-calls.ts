import 'server-only';
import type { QueryResultRow } from 'pg';
import type { VendorCall } from '../../video-platforms/contract';
import { sql } from '../sql';

export interface TimedVendorCall extends VendorCall {
  readonly at: Date;
  /** How long it took, as the number of a class, for counting. */
  readonly durationClass: number;
}

/**
 * Keeps many calls with one statement, and counts them by minute and by hour in the same one: a count without its calls,
 * or the other way round, there never is. Rows are counted up in one order by all processes, so that none waits for
 * another in a circle.
 */
export async function insertVendorCalls(calls: readonly TimedVendorCall[]): Promise<void> {
  await sql.query({
    name: 'vendor-calls-insert',
    text: `WITH given AS (
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], $6::int[], $7::timestamptz[], $8::int[])
          AS call (platform, operation, outcome, status, duration_ms, attempt, at, duration_class)
      ), kept AS (
        INSERT INTO vendor_calls (platform, operation, outcome, status, duration_ms, attempt, at)
        SELECT platform, operation, outcome, status, duration_ms, attempt, at FROM given
      )
      INSERT INTO vendor_call_tallies AS tally (grain, at, platform, operation, outcome, duration_class, calls)
      SELECT grain, date_bin(make_interval(mins => grain), at, 'epoch') AS began, platform, operation, outcome,
             duration_class, count(*)::int
        FROM given CROSS JOIN (VALUES (1), (60)) AS grains (grain)
       GROUP BY grain, began, platform, operation, outcome, duration_class
       ORDER BY grain, began, platform, operation, outcome, duration_class
      ON CONFLICT (grain, at, platform, operation, outcome, duration_class)
        DO UPDATE SET calls = tally.calls + excluded.calls`,
    values: [
      calls.map(({ platform }) => platform),
      calls.map(({ operation }) => operation),
      calls.map(({ outcome }) => outcome),
      calls.map(({ status }) => status),
      calls.map(({ durationMs }) => Math.round(durationMs)),
      calls.map(({ attempt }) => attempt),
      calls.map(({ at }) => at),
      calls.map(({ durationClass }) => durationClass),
    ],
  });
}

/** Of these platforms those that refused our key when they were asked last. What else they answered says nothing of it. */
export async function listPlatformsRefusingKeys(platforms: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ platform: string } & QueryResultRow>({
    name: 'platforms-refusing-keys',
    text: `SELECT asked.platform FROM unnest($1::text[]) AS asked (platform) CROSS JOIN LATERAL (
             SELECT status FROM vendor_calls c
              WHERE c.platform = asked.platform AND (c.outcome = 'ok' OR c.status = 401)
              ORDER BY c.at DESC LIMIT 1) latest
            WHERE latest.status = 401`,
    values: [platforms],
  });
  return rows.map(({ platform }) => platform);
}

/** Deletes some of the calls before that time, so that no statement takes long. @returns how many */
export async function deleteVendorCallsBefore(before: Date, atMost: number): Promise<number> {
  const rows = await sql.query({
    text: 'DELETE FROM vendor_calls WHERE id IN (SELECT id FROM vendor_calls WHERE at < $1 LIMIT $2) RETURNING 1',
    values: [before, atMost],
  });
  return rows.length;
}

/** Deletes counts by minute and by hour that no chart reaches back to. */
export async function deleteVendorCallTalliesBefore(before: { minutes: Date; hours: Date }): Promise<void> {
  await sql.query({
    text: 'DELETE FROM vendor_call_tallies WHERE (grain = 1 AND at < $1) OR (grain = 60 AND at < $2)',
    values: [before.minutes, before.hours],
  });
}
