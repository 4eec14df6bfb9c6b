import 'server-only';
import type { QueryResultRow } from 'pg';
import { type SqlRunner, sql } from '../sql';

/** What a settlement changed, for its undo. */
export interface SettledRoom {
  readonly roomId: string;
  readonly name: string;
  /** Its home before and after. */
  readonly from: string;
  readonly to: string;
  /** The move by hand that was no longer needed. */
  readonly overrideId: string | null;
}

export interface Settlement {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  /** The rules and waves that it took out of the plan. */
  readonly parts: readonly string[];
  readonly rooms: readonly SettledRoom[];
  /** The version that it made, and the one before. */
  readonly planVersion: number;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
}

interface SettlementRow extends QueryResultRow {
  id: string;
  at: Date;
  by: string;
  before: { parts: string[]; rooms: SettledRoom[] };
  plan_version: number;
  undone_at: Date | null;
  undone_by: string | null;
}

const COLUMNS = 'id, at, by, before, plan_version, undone_at, undone_by';

function toSettlement(row: SettlementRow): Settlement {
  return {
    id: row.id,
    at: row.at,
    by: row.by,
    parts: row.before.parts,
    rooms: row.before.rooms,
    planVersion: row.plan_version,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
  };
}

export async function insertSettlement(
  transaction: SqlRunner,
  settlement: Pick<Settlement, 'by' | 'parts' | 'rooms' | 'planVersion'>,
): Promise<Settlement> {
  const { by, parts, rooms, planVersion } = settlement;
  const [row] = await transaction.query<SettlementRow>({
    text: `INSERT INTO settlements (by, before, plan_version) VALUES ($1, $2, $3) RETURNING ${COLUMNS}`,
    values: [by, JSON.stringify({ parts, rooms }), planVersion],
  });
  if (!row) throw new Error('A settlement was inserted and not returned.');
  return toSettlement(row);
}

export async function findSettlement(id: string, runner: SqlRunner = sql): Promise<Settlement | null> {
  const [row] = await runner.query<SettlementRow>({
    text: `SELECT ${COLUMNS} FROM settlements WHERE id = $1`,
    values: [id],
  });
  return row ? toSettlement(row) : null;
}

/** The latest settlements, newest first. */
export async function listSettlements(limit: number, runner: SqlRunner = sql): Promise<Settlement[]> {
  const rows = await runner.query<SettlementRow>({
    text: `SELECT ${COLUMNS} FROM settlements ORDER BY at DESC LIMIT $1`,
    values: [limit],
  });
  return rows.map(toSettlement);
}

export async function markSettlementUndone(transaction: SqlRunner, id: string, by: string): Promise<void> {
  await transaction.query({
    text: 'UPDATE settlements SET undone_at = now(), undone_by = $2 WHERE id = $1',
    values: [id, by],
  });
}

/** How many rooms are at home where a settlement put them, by one that stands and made a later version than this. */
export async function countSettledSince(version: number, runner: SqlRunner = sql): Promise<number> {
  const [row] = await runner.query<{ count: number } & QueryResultRow>({
    text: `SELECT count(DISTINCT r.id)::int AS count
             FROM settlements s, jsonb_to_recordset(s.before -> 'rooms') AS settled("roomId" uuid, "to" text)
             JOIN rooms r ON r.id = settled."roomId" AND r.platform = settled."to" AND r.deleted_at IS NULL
            WHERE s.undone_at IS NULL AND s.plan_version > $1`,
    values: [version],
  });
  return row?.count ?? 0;
}
