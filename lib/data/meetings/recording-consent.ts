import 'server-only';
import type { QueryResultRow } from 'pg';
import { sql } from '../sql';
import { PERSON_OVER_TIME } from './gathered-people';

/**
 * How the people answered to being recorded who are in a meeting now, or were in it while it was recorded. Somebody who
 * wasn't asked has said neither.
 */
export async function countConsent(meetingId: string): Promise<{ yes: number; no: number; unanswered: number }> {
  const [row] = await sql.query<{ yes: number; no: number; unanswered: number } & QueryResultRow>({
    name: 'count-consent',
    text: `SELECT count(*) FILTER (WHERE consent)::int AS yes, count(*) FILTER (WHERE NOT consent)::int AS no,
                  count(*) FILTER (WHERE consent IS NULL)::int AS unanswered
             FROM (SELECT bool_and(s.recording_consent) AS consent
                     FROM participant_sessions s JOIN meetings m ON m.id = s.meeting_id
                    WHERE s.meeting_id = $1 AND NOT s.is_bot
                      AND (s.state = 'open' OR (s.joined_at IS NOT NULL AND EXISTS (
                        SELECT 1 FROM recordings r
                         WHERE r.meeting_id = m.id AND r.started_at <= coalesce(s.left_at, now())
                           AND s.joined_at <= coalesce(r.started_at + r.duration_seconds * interval '1 second', m.ended_at, now()))))
                    GROUP BY ${PERSON_OVER_TIME}) people`,
    values: [meetingId],
  });
  return { yes: row?.yes ?? 0, no: row?.no ?? 0, unanswered: row?.unanswered ?? 0 };
}
