import 'server-only';
import type { QueryResultRow } from 'pg';
import type { ClosedBy, SessionChange, SessionRecord } from '../meetings/session-record';
import { CONNECTING_HOLD_MS } from '../meetings/timing';
import type { ParticipantRole } from '../video-platforms/contract';
import { type SqlRunner, sql } from './sql';

export interface SessionRow extends QueryResultRow {
  id: string;
  meeting_id: string;
  participant_id: string | null;
  vendor_session_id: string | null;
  display_name: string | null;
  role: ParticipantRole;
  is_bot: boolean;
  state: SessionRecord['state'];
  joined_at: Date | null;
  left_at: Date | null;
  recording_consent: boolean | null;
  vendor_seen_at: Date | null;
  last_sign_at: Date | null;
  closed_by: ClosedBy | null;
}

/** The columns of a session, `s`, in every statement that reads one. */
export const SESSION_COLUMNS = `s.id, s.meeting_id, s.participant_id, s.vendor_session_id, s.display_name, s.role, s.is_bot, s.state, s.joined_at,
  s.left_at, s.recording_consent, s.vendor_seen_at, s.closed_by`;

/** Sessions with the last sign of the person's page, which signs for one of their connections only. */
export const SELECT_WITH_SIGNS = `SELECT ${SESSION_COLUMNS}, coalesce(page.last_sign_at, s.last_sign_at) AS last_sign_at
   FROM participant_sessions s
   LEFT JOIN LATERAL (SELECT max(p.last_sign_at) AS last_sign_at FROM participant_sessions p
                       WHERE p.participant_id = s.participant_id AND p.meeting_id = s.meeting_id) page ON true`;

export function toSession(row: SessionRow): SessionRecord {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    participantId: row.participant_id,
    vendorSessionId: row.vendor_session_id,
    displayName: row.display_name,
    role: row.role,
    isBot: row.is_bot,
    state: row.state,
    joinedAt: row.joined_at,
    leftAt: row.left_at,
    recordingConsent: row.recording_consent,
    vendorSeenAt: row.vendor_seen_at,
    lastSignAt: row.last_sign_at,
    closedBy: row.closed_by,
  };
}

/**
 * Opens the session of somebody who asked to join, unless the meeting ended meanwhile.
 *
 * Answered without waiting for the disk: hundreds join at the same moment, and should the database's machine lose power
 * in the half second after, the vendor's own "joined" makes the session again.
 * @returns false where the meeting is no longer live
 */
export async function insertJoiningSession(session: {
  id: string;
  /** Who this is to the vendor. */
  participantId: string;
  meetingId: string;
  userId: string | null;
  displayName: string;
  role: ParticipantRole;
  /** The answer to being recorded; null where none was given. */
  recordingConsent: boolean | null;
  /** The host link that makes them a host; null where none does. */
  hostLinkId: string | null;
}): Promise<boolean> {
  const rows = await sql.query({
    name: 'insert-joining-session',
    text: `WITH relaxed AS (SELECT set_config('synchronous_commit', 'off', true))
           INSERT INTO participant_sessions (id, meeting_id, participant_id, user_id, display_name, role, state, last_sign_at, recording_consent, consent_at,
                                             host_link_id)
           SELECT $1, m.id, $7, $3, $4, $5, 'connecting', now(), $6, CASE WHEN $6::boolean IS NOT NULL THEN now() END, $8
             FROM relaxed, meetings m WHERE m.id = $2 AND m.state = 'live'
           RETURNING id`,
    values: [
      session.id,
      session.meetingId,
      session.userId,
      session.displayName,
      session.role,
      session.recordingConsent,
      session.participantId,
      session.hostLinkId,
    ],
  });
  return rows.length > 0;
}

/** The sessions that an event about one connection may concern. */
export async function findSessionsOfConnection(
  transaction: SqlRunner,
  connection: { meetingId: string; connectionId: string; participantId: string | null },
): Promise<SessionRecord[]> {
  const rows = await transaction.query<SessionRow>({
    name: 'find-sessions-of-connection',
    text: `SELECT ${SESSION_COLUMNS}, s.last_sign_at FROM participant_sessions s
            WHERE s.meeting_id = $1 AND (s.vendor_session_id = $2 OR (s.participant_id::text = $3)) ORDER BY s.created_at`,
    values: [connection.meetingId, connection.connectionId, connection.participantId],
  });
  return rows.map(toSession);
}

/** Who is in a meeting by what the vendor and the pages told. */
export async function listOpenSessions(transaction: SqlRunner, meetingId: string): Promise<SessionRecord[]> {
  const rows = await transaction.query<SessionRow>({
    name: 'list-open-sessions',
    text: `${SELECT_WITH_SIGNS} WHERE s.meeting_id = $1 AND s.state = 'open'`,
    values: [meetingId],
  });
  return rows.map(toSession);
}

/**
 * Sessions that the end of a conference at this moment may concern: those that are open, and those that are known only
 * to have been over at a later moment.
 */
export async function listSessionsNotOverBefore(
  transaction: SqlRunner,
  meetingId: string,
  moment: Date,
): Promise<SessionRecord[]> {
  const rows = await transaction.query<SessionRow>({
    name: 'list-sessions-not-over-before',
    text: `${SELECT_WITH_SIGNS}
            WHERE s.meeting_id = $1 AND (s.state = 'open' OR (s.closed_by = 'meeting' AND s.left_at > $2))`,
    values: [meetingId, moment],
  });
  return rows.map(toSession);
}

/** Everybody who is and was in a meeting, machines left out. */
export async function listSessions(meetingId: string): Promise<SessionRecord[]> {
  const rows = await sql.query<SessionRow>({
    text: `SELECT ${SESSION_COLUMNS}, s.last_sign_at FROM participant_sessions s WHERE s.meeting_id = $1 AND NOT s.is_bot AND s.state <> 'connecting' ORDER BY s.joined_at NULLS LAST, s.created_at LIMIT 2000`,
    values: [meetingId],
  });
  return rows.map(toSession);
}

/** Writes what an event changed about a session; makes the session where there is none. */
export async function saveSession(transaction: SqlRunner, meetingId: string, change: SessionChange): Promise<void> {
  if (change.id === null) {
    await transaction.query({
      name: 'insert-vendor-session',
      // Another connection of somebody who came through our door: what they answered there counts for it too.
      text: `INSERT INTO participant_sessions (meeting_id, participant_id, vendor_session_id, user_id, display_name, role, is_bot, state, joined_at, left_at, vendor_seen_at, closed_by, recording_consent, consent_at)
             SELECT $1, $2, $3, s.user_id, $4, $5, $6, $7, $8, $9, $10, $11, s.recording_consent, s.consent_at
               FROM (SELECT 1) one LEFT JOIN LATERAL (
                 SELECT * FROM participant_sessions p WHERE p.meeting_id = $1 AND p.participant_id = $2 AND p.last_sign_at IS NOT NULL
                  ORDER BY p.last_sign_at DESC LIMIT 1) s ON true`,
      values: [
        meetingId,
        change.participantId,
        change.vendorSessionId,
        change.displayName,
        change.role,
        change.isBot,
        change.state,
        change.joinedAt,
        change.leftAt,
        change.vendorSeenAt,
        change.closedBy,
      ],
    });
    return;
  }
  await transaction.query({
    name: 'update-session',
    text: `UPDATE participant_sessions
              SET vendor_session_id = $2, display_name = $3, role = $4, is_bot = $5, state = $6, joined_at = $7, left_at = $8,
                  vendor_seen_at = $9, closed_by = $10, participant_id = coalesce(participant_id, $11)
            WHERE id = $1`,
    values: [
      change.id,
      change.vendorSessionId,
      change.displayName,
      change.role,
      change.isBot,
      change.state,
      change.joinedAt,
      change.leftAt,
      change.vendorSeenAt,
      change.closedBy,
      change.participantId,
    ],
  });
}

/** What decides whether a meeting may end. */
export interface Occupancy {
  readonly people: number;
  readonly isSomebodyConnecting: boolean;
  readonly firstJoinedAt: Date | null;
  /** The longest silence among those who are known only from their own page: when it began. Null without such. */
  readonly oldestPageSignAt: Date | null;
}

interface OccupancyRow extends QueryResultRow {
  meeting_id: string;
  people: number;
  connecting: boolean | null;
  first_joined_at: Date | null;
  oldest_page_sign_at: Date | null;
}

const NOBODY: Occupancy = { people: 0, isSomebodyConnecting: false, firstJoinedAt: null, oldestPageSignAt: null };

/** Who is in a meeting, counted. */
export async function readOccupancy(transaction: SqlRunner, meetingId: string): Promise<Occupancy> {
  const occupancies = await readOccupancies(transaction, [meetingId]);
  return occupancies.get(meetingId) ?? NOBODY;
}

/** The same for several meetings, in one statement. */
export async function readOccupancies(
  transaction: SqlRunner,
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, Occupancy>> {
  const rows = await transaction.query<OccupancyRow>({
    name: 'read-occupancies',
    text: `SELECT meeting_id,
                  count(DISTINCT coalesce(participant_id, id)) FILTER (WHERE state = 'open' AND NOT is_bot)::int AS people,
                  bool_or(state = 'connecting' AND last_sign_at > now() - interval '${CONNECTING_HOLD_MS} milliseconds') AS connecting,
                  min(joined_at) FILTER (WHERE NOT is_bot) AS first_joined_at,
                  min(coalesce(last_sign_at, created_at)) FILTER (WHERE state = 'open' AND vendor_session_id IS NULL) AS oldest_page_sign_at
             FROM participant_sessions WHERE meeting_id = ANY($1::uuid[]) GROUP BY meeting_id`,
    values: [meetingIds],
  });
  const known = new Map<string, Occupancy>(meetingIds.map((id) => [id, NOBODY]));
  for (const row of rows) {
    known.set(row.meeting_id, {
      people: row.people,
      isSomebodyConnecting: row.connecting ?? false,
      firstJoinedAt: row.first_joined_at,
      oldestPageSignAt: row.oldest_page_sign_at,
    });
  }
  return known;
}
