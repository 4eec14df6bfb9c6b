import 'server-only';
import type { QueryResultRow } from 'pg';
import type { KillSwitch } from '../../migration/plan-in-force';
import { type SqlRunner, sql } from '../sql';

interface KillSwitchRow extends QueryResultRow {
  target: string;
  on_at: Date;
  on_by: string;
  reason: string | null;
}

const COLUMNS = 'target, on_at, on_by, reason';

function toKillSwitch(row: KillSwitchRow): KillSwitch {
  return { target: row.target, onAt: row.on_at, onBy: row.on_by, reason: row.reason };
}

/** The switches that administrators have on. Those that the environment holds on are not among them. */
export async function listKillSwitches(runner: SqlRunner = sql): Promise<KillSwitch[]> {
  const rows = await runner.query<KillSwitchRow>({
    name: 'list-kill-switches',
    text: `SELECT ${COLUMNS} FROM kill_switches ORDER BY target`,
  });
  return rows.map(toKillSwitch);
}

/** Switches one on. Null where it was on already: whoever did that stays named. */
export async function insertKillSwitch(
  transaction: SqlRunner,
  switched: { target: string; onBy: string; reason: string | null },
): Promise<KillSwitch | null> {
  const [row] = await transaction.query<KillSwitchRow>({
    text: `INSERT INTO kill_switches (target, on_by, reason) VALUES ($1, $2, $3)
           ON CONFLICT (target) DO NOTHING RETURNING ${COLUMNS}`,
    values: [switched.target, switched.onBy, switched.reason],
  });
  return row ? toKillSwitch(row) : null;
}

/** Switches one off. Null where it wasn't on. */
export async function deleteKillSwitch(transaction: SqlRunner, target: string): Promise<KillSwitch | null> {
  const [row] = await transaction.query<KillSwitchRow>({
    text: `DELETE FROM kill_switches WHERE target = $1 RETURNING ${COLUMNS}`,
    values: [target],
  });
  return row ? toKillSwitch(row) : null;
}
