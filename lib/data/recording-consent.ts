import 'server-only';
import type { QueryResultRow } from 'pg';
import { sql } from './sql';

/** How the people who are in a meeting now answered to being recorded. Somebody who wasn't asked has said neither. */
export async function countConsent(meetingId: string): Promise<{ yes: number; no: number; unanswered: number }> {
  const [row] = await sql.query<{ yes: number; no: number; unanswered: number } & QueryResultRow>({
    name: 'count-consent',
    text: `SELECT count(*) FILTER (WHERE consent)::int AS yes, count(*) FILTER (WHERE NOT consent)::int AS no,
                  count(*) FILTER (WHERE consent IS NULL)::int AS unanswered
             FROM (SELECT bool_and(recording_consent) AS consent FROM participant_sessions
                    WHERE meeting_id = $1 AND state = 'open' AND NOT is_bot GROUP BY coalesce(participant_id, id)) people`,
    values: [meetingId],
  });
  return { yes: row?.yes ?? 0, no: row?.no ?? 0, unanswered: row?.unanswered ?? 0 };
}
