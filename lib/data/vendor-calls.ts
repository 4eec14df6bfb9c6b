import 'server-only';
import type { VendorCall } from '../video-platforms/contract';
import { sql } from './sql';

export interface TimedVendorCall extends VendorCall {
  readonly at: Date;
}

/** Keeps many calls with one statement. */
export async function insertVendorCalls(calls: readonly TimedVendorCall[]): Promise<void> {
  await sql.query({
    name: 'vendor-calls-insert',
    text: `INSERT INTO vendor_calls (platform, operation, outcome, status, duration_ms, attempt, at)
      SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], $6::int[], $7::timestamptz[])`,
    values: [
      calls.map(({ platform }) => platform),
      calls.map(({ operation }) => operation),
      calls.map(({ outcome }) => outcome),
      calls.map(({ status }) => status),
      calls.map(({ durationMs }) => Math.round(durationMs)),
      calls.map(({ attempt }) => attempt),
      calls.map(({ at }) => at),
    ],
  });
}

/** Deletes some of the calls before that time, so that no statement takes long. @returns how many */
export async function deleteVendorCallsBefore(before: Date, atMost: number): Promise<number> {
  const rows = await sql.query({
    text: 'DELETE FROM vendor_calls WHERE id IN (SELECT id FROM vendor_calls WHERE at < $1 LIMIT $2) RETURNING 1',
    values: [before, atMost],
  });
  return rows.length;
}
