import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Meeting } from '../../meetings/meeting';
import type { SessionRecord } from '../../meetings/session-record';
import { type SqlRunner, sql } from '../sql';
import { MEETING_COLUMNS, type MeetingRow, toMeeting } from './meeting-row';
import { SELECT_WITH_SIGNS, type SessionRow, toSession } from './participant-sessions';

/** Whoever came before this moment is out. Never moves back. */
export async function raiseOutBefore(transaction: SqlRunner, meetingId: string, outBefore: Date): Promise<void> {
  await transaction.query({
    name: 'raise-out-before',
    text: 'UPDATE meetings SET out_before = greatest(out_before, $2) WHERE id = $1',
    values: [meetingId, outBefore],
  });
}

/** Platforms with open meetings. */
export async function listPlatformsInUse(): Promise<string[]> {
  const rows = await sql.query<{ platform: string } & QueryResultRow>({
    name: 'platforms-in-use',
    text: `SELECT DISTINCT platform FROM meetings WHERE state IN ('live', 'draining') ORDER BY platform`,
  });
  return rows.map(({ platform }) => platform);
}

/**
 * Takes open meetings for asking their vendor about them: no other process takes them until `everyMs` have passed. Those
 * that were asked about longest ago come first; what somebody is changing right now waits for the next time.
 */
export async function claimMeetingsToReconcile(claim: {
  readonly platform: string;
  readonly everyMs: number;
  readonly limit: number;
  /** Only this one; null for all. */
  readonly meetingId?: string | null;
}): Promise<Meeting[]> {
  const rows = await sql.query<MeetingRow>({
    name: 'claim-meetings-to-reconcile',
    text: `UPDATE meetings m SET reconciled_at = now()
            WHERE m.id IN (
              SELECT id FROM meetings
               WHERE platform = $1 AND state IN ('live', 'draining') AND ($4::uuid IS NULL OR id = $4)
                 AND (reconciled_at IS NULL OR reconciled_at <= now() - $2 * interval '1 millisecond')
               ORDER BY reconciled_at NULLS FIRST LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING ${MEETING_COLUMNS}`,
    values: [claim.platform, claim.everyMs, claim.limit, claim.meetingId ?? null],
  });
  return rows.map(toMeeting);
}

/**
 * What an answer about who is in may concern: sessions that are open, those of connections that the vendor names, and
 * those of people whom it names and who wait for their connection. By meeting.
 */
export async function listSessionsToReconcile(
  runner: SqlRunner,
  asked: readonly {
    readonly meetingId: string;
    readonly connectionId: string;
    readonly participantId: string | null;
  }[],
  meetingIds: readonly string[],
): Promise<Map<string, SessionRecord[]>> {
  const rows = await runner.query<SessionRow>({
    name: 'list-sessions-to-reconcile',
    text: `${SELECT_WITH_SIGNS}
            WHERE s.meeting_id = ANY($1::uuid[])
              AND (s.state = 'open' OR EXISTS (
                SELECT 1 FROM unnest($2::uuid[], $3::text[], $4::text[]) AS told (meeting, connection, participant)
                 WHERE told.meeting = s.meeting_id
                   AND (told.connection = s.vendor_session_id OR told.participant = s.participant_id::text)))
            ORDER BY s.created_at`,
    values: [
      meetingIds,
      asked.map(({ meetingId }) => meetingId),
      asked.map(({ connectionId }) => connectionId),
      asked.map(({ participantId }) => participantId),
    ],
  });
  const sessions = new Map<string, SessionRecord[]>();
  for (const session of rows.map(toSession)) {
    sessions.set(session.meetingId, [...(sessions.get(session.meetingId) ?? []), session]);
  }
  return sessions;
}

/** The vendor still knows of these. In one statement for all of them, as nothing else about them changes. */
export async function noteStillSeen(sessions: readonly { readonly id: string; readonly at: Date }[]): Promise<void> {
  if (sessions.length === 0) return;
  await sql.query({
    name: 'note-still-seen',
    text: `UPDATE participant_sessions s SET vendor_seen_at = greatest(s.vendor_seen_at, seen.at)
             FROM unnest($1::uuid[], $2::timestamptz[]) AS seen (id, at)
            WHERE s.id = seen.id AND s.state = 'open'`,
    values: [sessions.map(({ id }) => id), sessions.map(({ at }) => at)],
  });
}

/**
 * Writes what a meeting came to: the most people at once and the time they spent in it, from when each was in. Somebody
 * with two connections at once is one person, and their time counts once.
 */
export async function writeMeetingFigures(transaction: SqlRunner, meetingId: string): Promise<void> {
  await transaction.query({
    name: 'write-meeting-figures',
    text: `WITH stays AS (
             SELECT coalesce(participant_id, id) AS person,
                    unnest(range_agg(tstzrange(joined_at, greatest(coalesce(left_at, now()), joined_at)))) AS stay
               FROM participant_sessions
              WHERE meeting_id = $1 AND NOT is_bot AND joined_at IS NOT NULL
              GROUP BY 1
           ), steps AS (
             SELECT lower(stay) AS at, 1 AS step FROM stays UNION ALL SELECT upper(stay), -1 FROM stays
           ), counts AS (
             -- Who leaves goes before who comes in the same moment.
             SELECT sum(step) OVER (ORDER BY at, step ROWS UNBOUNDED PRECEDING) AS people FROM steps
           )
           UPDATE meetings SET
             person_seconds = (SELECT coalesce(round(sum(extract(epoch FROM upper(stay) - lower(stay)))), 0)::int FROM stays),
             peak_people = (SELECT greatest(coalesce(max(people), 0), 0)::int FROM counts)
           WHERE id = $1`,
    values: [meetingId],
  });
}
