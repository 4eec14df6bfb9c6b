import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Change } from '../events/change';
import { type SqlRunner, sql } from './sql';

/** A change and its number. Numbers grow, but may become visible out of order: a transaction may take a while. */
export interface NumberedChange {
  readonly id: number;
  readonly change: Change;
}

/** More than this since somebody listened last, and asking for everything anew is cheaper. */
const MOST_REPLAYED = 1_000;

/** No transaction that tells of a change takes longer than this, in seconds. */
const LONGEST_TRANSACTION_SECONDS = 30;

/** Keeps changes and tells every process of them, both once the surrounding transaction commits. */
export async function keepChanges(runner: SqlRunner, channel: string, changes: readonly Change[]): Promise<void> {
  await runner.query({
    name: 'publish-changes',
    text: `WITH kept AS (
             INSERT INTO change_log (change) SELECT told FROM jsonb_array_elements($2::jsonb) AS told RETURNING id, change
           )
           SELECT pg_notify($1, json_build_object('id', kept.id, 'change', kept.change)::text) FROM kept`,
    values: [channel, JSON.stringify(changes)],
  });
}

/**
 * What changed after a number, oldest first. May repeat some that were heard: one that was numbered earlier and
 * committed later must not be missed, and hearing twice does no harm.
 * @returns null where that is no longer known, or is more than it is worth
 */
export async function readChangesAfter(id: number): Promise<readonly NumberedChange[] | null> {
  const rows = await sql.query<{ id: string; change: Change } & QueryResultRow>({
    name: 'read-changes-after',
    text: `WITH heard AS (SELECT at FROM change_log WHERE id = $1)
           SELECT c.id, c.change FROM change_log c, heard
            WHERE c.id >= $1 - ${MOST_REPLAYED}
              AND (c.id >= $1 OR c.at >= heard.at - interval '${LONGEST_TRANSACTION_SECONDS} seconds')
            ORDER BY c.id LIMIT ${2 * MOST_REPLAYED + 1}`,
    values: [id],
  });
  const isKnown = rows.some((row) => Number(row.id) === id);
  if (!isKnown || rows.length > 2 * MOST_REPLAYED) return null;
  return rows.filter((row) => Number(row.id) !== id).map((row) => ({ id: Number(row.id), change: row.change }));
}

/** The number of the newest change; 0 where there is none. */
export async function readLastChangeId(): Promise<number> {
  const [row] = await sql.query<{ id: string | null } & QueryResultRow>({
    name: 'read-last-change-id',
    text: 'SELECT max(id) AS id FROM change_log',
  });
  return Number(row?.id ?? 0);
}

/** @returns how many were deleted, at most `limit` */
export async function deleteChangesBefore(before: Date, limit: number): Promise<number> {
  const rows = await sql.query({
    text: 'DELETE FROM change_log WHERE id IN (SELECT id FROM change_log WHERE at < $1 ORDER BY at LIMIT $2) RETURNING id',
    values: [before, limit],
  });
  return rows.length;
}
