import 'server-only';
import type { QueryResultRow } from 'pg';
import type { ClosedBy, SessionChange, SessionRecord } from '../../meetings/session-record';
import type { ParticipantRole } from '../../video-platforms/contract';
import { gatherWork } from '../gather-work';
import { type SqlRunner, sql } from '../sql';
import { PERSON_OVER_TIME } from './gathered-people';

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

/** Somebody who asked to join. */
export interface JoiningSession {
  readonly id: string;
  /** Who this is to the vendor. */
  readonly participantId: string;
  readonly meetingId: string;
  readonly userId: string | null;
  readonly displayName: string;
  readonly role: ParticipantRole;
  /** The answer to being recorded; null where none was given. */
  readonly recordingConsent: boolean | null;
  /** The host link that they come by; null where something else lets them in. */
  readonly hostLinkId: string | null;
  /** Who is signed in; null for guests, and for a key, which may speak for anybody. */
  readonly accountId: string | null;
  /** The sessions that this browser proves to have had, in whatever meeting. */
  readonly earlierSessionIds: readonly string[];
}

const RELAXED = `relaxed AS (SELECT set_config('synchronous_commit', 'off', true))`;

const JOINING = `joining AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::boolean[], $8::uuid[], $9::uuid[])
    AS j (id, meeting_id, participant_id, user_id, display_name, role, consent, host_link_id, account_id))`;

/** Who those were before who have been in this gathering, by the same name: two people may share a browser. */
const KNOWN = `returned AS (
  SELECT j.id, j.meeting_id, j.display_name, had.session_id
    FROM unnest($10::uuid[], $11::uuid[]) AS had (id, session_id) JOIN joining j ON j.id = had.id
), gathered AS (
  SELECT meeting_id, meeting_id AS part FROM returned
  UNION
  SELECT g.meeting_id, m.continues_id FROM gathered g JOIN meetings m ON m.id = g.part WHERE m.continues_id IS NOT NULL
), known AS (
  SELECT DISTINCT ON (r.id) r.id, ${PERSON_OVER_TIME} AS person_id
    FROM returned r JOIN participant_sessions s ON s.id = r.session_id AND s.display_name = r.display_name
    JOIN gathered g ON g.meeting_id = r.meeting_id AND g.part = s.meeting_id
   ORDER BY r.id, s.created_at DESC)`;

function insertJoining(personId: string, known: string): string {
  return `INSERT INTO participant_sessions (id, meeting_id, participant_id, user_id, display_name, role, state, last_sign_at,
                                            recording_consent, consent_at, host_link_id, person_id)
          SELECT j.id, m.id, j.participant_id, j.user_id, j.display_name, j.role, 'connecting', now(), j.consent,
                 CASE WHEN j.consent IS NOT NULL THEN now() END, j.host_link_id, ${personId}
            FROM relaxed, joining j JOIN meetings m ON m.id = j.meeting_id AND m.state = 'live' ${known}
          RETURNING id`;
}

/** Nearly everybody comes for the first time, and need not wait for the question who they were. */
const INSERT_NEWCOMERS = {
  name: 'insert-joining-newcomers',
  text: `WITH ${RELAXED}, ${JOINING} ${insertJoining('j.account_id', '')}`,
};

const INSERT_RETURNING = {
  name: 'insert-joining-again',
  text: `WITH RECURSIVE ${RELAXED}, ${JOINING}, ${KNOWN}
         ${insertJoining('coalesce(k.person_id, j.account_id)', 'LEFT JOIN known k ON k.id = j.id')}`,
};

/**
 * Opens the session of somebody who asked to join, unless the meeting ended meanwhile. Those who come at the same moment
 * are written together. Somebody who comes back is who they were.
 *
 * Answered without waiting for the disk: hundreds join at the same moment, and should the database's machine lose power
 * in the half second after, the vendor's own "joined" makes the session again.
 * @returns false where the meeting is no longer live
 */
export const insertJoiningSession = gatherWork<JoiningSession, boolean>('joining-sessions', async (sessions) => {
  const column = (read: (session: JoiningSession) => unknown) => sessions.map(read);
  const earlier = sessions.flatMap(({ id, earlierSessionIds }) => earlierSessionIds.map((had) => ({ id, had })));
  const newcomers = [
    column(({ id }) => id),
    column(({ meetingId }) => meetingId),
    column(({ participantId }) => participantId),
    column(({ userId }) => userId),
    column(({ displayName }) => displayName),
    column(({ role }) => role),
    column(({ recordingConsent }) => recordingConsent),
    column(({ hostLinkId }) => hostLinkId),
    column(({ accountId }) => accountId),
  ];
  const rows = await sql.query<{ id: string }>(
    earlier.length === 0
      ? { ...INSERT_NEWCOMERS, values: newcomers }
      : { ...INSERT_RETURNING, values: [...newcomers, earlier.map(({ id }) => id), earlier.map(({ had }) => had)] },
  );
  const opened = new Set(rows.map(({ id }) => id));
  return sessions.map(({ id }) => opened.has(id));
});

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
      // Another connection of somebody who came through our door: who they are and what they answered there counts for it too.
      text: `INSERT INTO participant_sessions (meeting_id, participant_id, vendor_session_id, user_id, display_name, role, is_bot, state, joined_at, left_at, vendor_seen_at, closed_by, recording_consent, consent_at, person_id)
             SELECT $1, $2, $3, s.user_id, $4, $5, $6, $7, $8, $9, $10, $11, s.recording_consent, s.consent_at, s.person_id
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
