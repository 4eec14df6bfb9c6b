import 'server-only';
import type { QueryResultRow } from 'pg';
import { PERSON_OVER_TIME } from '../meetings/gathered-people';
import { type SqlRunner, sql } from '../sql';

/** Meetings of one room, lately. */
export interface RecentMeetings {
  readonly roomId: string;
  readonly meetings: number;
  /** People who were in them, each counted once per meeting. */
  readonly people: number;
}

/** The meetings of the last days in which somebody was, by room. */
export async function countRecentMeetings(days: number, runner: SqlRunner = sql): Promise<RecentMeetings[]> {
  const rows = await runner.query<{ room_id: string; meetings: number; people: number } & QueryResultRow>({
    text: `SELECT m.room_id, count(*)::int AS meetings, sum(used.people)::int AS people
             FROM meetings m
             JOIN (SELECT s.meeting_id, count(DISTINCT ${PERSON_OVER_TIME}) AS people
                     FROM participant_sessions s JOIN meetings held ON held.id = s.meeting_id
                    WHERE held.created_at > now() - make_interval(days => $1) AND NOT s.is_bot AND s.joined_at IS NOT NULL
                    GROUP BY s.meeting_id) used ON used.meeting_id = m.id
            WHERE m.created_at > now() - make_interval(days => $1)
            GROUP BY m.room_id`,
    values: [days],
  });
  return rows.map(({ room_id, meetings, people }) => ({ roomId: room_id, meetings, people }));
}
