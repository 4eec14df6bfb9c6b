import 'server-only';
import type { QueryResultRow } from 'pg';
import { type SqlRunner, sql } from './sql';

/** How creates on one platform went. */
export interface CreateOutcomes {
  /** Decisions that chose it, or would have. */
  readonly asked: number;
  readonly failed: number;
}

/**
 * How the rooms fared that were to meet on a platform since a moment: where it failed, the decision names another one, or
 * none, and whose place that took.
 */
export async function countCreateOutcomes(
  platform: string,
  since: Date,
  runner: SqlRunner = sql,
): Promise<CreateOutcomes> {
  const [row] = await runner.query<{ asked: number; failed: number } & QueryResultRow>({
    text: `SELECT count(*)::int AS asked,
                  count(*) FILTER (WHERE d.facts #>> '{instead,platform}' = $1)::int AS failed
             FROM decisions d LEFT JOIN meetings m ON m.id = d.meeting_id
            WHERE d.at > $2
              -- Of a meeting that failed, the decision that took its place is counted.
              AND ((d.platform = $1 AND d.reason <> 'OPEN_MEETING' AND m.state IS DISTINCT FROM 'failed')
                   OR (d.facts #>> '{instead,platform}' = $1
                       AND d.facts #>> '{instead,cause}' NOT IN ('draining', 'disabled')))`,
    values: [platform, since],
  });
  return { asked: row?.asked ?? 0, failed: row?.failed ?? 0 };
}
