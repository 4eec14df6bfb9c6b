import 'server-only';
import type { QueryResultRow } from 'pg';
import { type SqlRunner, sql } from '../sql';

/** How the meetings went that a platform was asked for. */
export interface CreateOutcomes {
  readonly asked: number;
  readonly failed: number;
}

/**
 * How a platform did with the meetings that it was asked for since a moment. Waiting pages and planned moves try again by
 * themselves, so failed tries of one room count once as long as they follow each other within ten minutes and the room got
 * no meeting between them.
 */
export async function countCreateOutcomes(
  platform: string,
  since: Date,
  runner: SqlRunner = sql,
): Promise<CreateOutcomes> {
  const [row] = await runner.query<{ made: number; failed: number } & QueryResultRow>({
    text: `WITH failures AS (
             SELECT room_id, created_at, lag(created_at) OVER (PARTITION BY room_id ORDER BY created_at) AS earlier
               FROM meetings WHERE created_at > $2 AND platform = $1 AND state = 'failed'
           )
           SELECT (SELECT count(*)::int FROM meetings
                    WHERE created_at > $2 AND platform = $1 AND state <> 'failed') AS made,
                  (SELECT count(*)::int FROM failures f
                    WHERE f.earlier IS NULL OR f.created_at > f.earlier + interval '10 minutes'
                       OR EXISTS (SELECT 1 FROM meetings m
                                   WHERE m.room_id = f.room_id AND m.created_at >= f.earlier
                                     AND m.created_at < f.created_at AND m.state <> 'failed')) AS failed`,
    values: [platform, since],
  });
  const { made, failed } = row ?? { made: 0, failed: 0 };
  return { asked: made + failed, failed };
}
