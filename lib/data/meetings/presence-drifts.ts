import 'server-only';
import type { QueryResultRow } from 'pg';
import type { MeasuredCount } from '../metrics';
import { type SqlRunner, sql } from '../sql';

/** What a vendor's presence showed that its events had not. */
export interface Drift {
  /** Sessions that it opened, opened again, and closed. */
  readonly opened: number;
  readonly reopened: number;
  readonly closed: number;
  /** How many more people it counts than are known here (fewer: below 0), where it doesn't say who they are. */
  readonly unexplained: number;
}

/** Keeps a drift. One that is only a difference in numbers is kept once, for as long as it stays the same. */
export async function insertDrift(
  transaction: SqlRunner,
  { meetingId, platform, opened, reopened, closed, unexplained }: Drift & { meetingId: string; platform: string },
): Promise<void> {
  await transaction.query({
    name: 'insert-presence-drift',
    text: `INSERT INTO presence_drifts (meeting_id, platform, opened, reopened, closed, unexplained)
           SELECT $1, $2, $3, $4, $5, $6
            WHERE $3::int + $4::int + $5::int > 0 OR $6::int IS DISTINCT FROM coalesce(
              (SELECT unexplained FROM presence_drifts WHERE meeting_id = $1 ORDER BY at DESC, id DESC LIMIT 1), 0)`,
    values: [meetingId, platform, opened, reopened, closed, unexplained],
  });
}

/** How far events and presence were apart in the last 24 hours, by platform. */
export interface DriftOfDay extends Drift {
  readonly platform: string;
  /** Meetings in which they were. */
  readonly meetings: number;
}

export async function readDriftsOfDay(): Promise<DriftOfDay[]> {
  return sql.query<DriftOfDay & QueryResultRow>({
    name: 'drifts-of-day',
    text: `SELECT platform, count(DISTINCT meeting_id)::int AS meetings, sum(opened)::int AS opened,
                  sum(reopened)::int AS reopened, sum(closed)::int AS closed,
                  count(*) FILTER (WHERE unexplained <> 0)::int AS unexplained
             FROM presence_drifts WHERE at > now() - interval '1 day' GROUP BY platform ORDER BY platform`,
  });
}

/** The same as figures. */
export async function countRecentDrifts(): Promise<MeasuredCount[]> {
  return (await readDriftsOfDay()).flatMap(({ platform, opened, reopened, closed, unexplained }) =>
    Object.entries({ opened, reopened, closed, unexplained }).map(([kind, count]) => ({
      labels: { platform, kind },
      count,
    })),
  );
}
