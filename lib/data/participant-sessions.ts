import 'server-only';
import type { QueryResultRow } from 'pg';
import type { SessionChange, SessionRecord } from '../meetings/session-record';
import { CONNECTING_HOLD_MS, PAGE_SESSION_SILENCE_MS } from '../meetings/timing';
import type { ParticipantRole } from '../video-platforms/contract';
import { type SqlRunner, sql } from './sql';

interface SessionRow extends QueryResultRow {
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
}

const COLUMNS =
  'id, meeting_id, participant_id, vendor_session_id, display_name, role, is_bot, state, joined_at, left_at, recording_consent';

function toSession(row: SessionRow): SessionRecord {
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
  meetingId: string;
  userId: string | null;
  displayName: string;
  role: ParticipantRole;
  /** The answer to being recorded; null where none was given. */
  recordingConsent: boolean | null;
}): Promise<boolean> {
  const rows = await sql.query({
    name: 'insert-joining-session',
    text: `WITH relaxed AS (SELECT set_config('synchronous_commit', 'off', true))
           INSERT INTO participant_sessions (id, meeting_id, participant_id, user_id, display_name, role, state, last_sign_at, recording_consent, consent_at)
           SELECT $1, m.id, $1, $3, $4, $5, 'connecting', now(), $6, CASE WHEN $6::boolean IS NOT NULL THEN now() END
             FROM relaxed, meetings m WHERE m.id = $2 AND m.state = 'live'
           RETURNING id`,
    values: [
      session.id,
      session.meetingId,
      session.userId,
      session.displayName,
      session.role,
      session.recordingConsent,
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
    text: `SELECT ${COLUMNS} FROM participant_sessions
            WHERE meeting_id = $1 AND (vendor_session_id = $2 OR (participant_id::text = $3)) ORDER BY created_at`,
    values: [connection.meetingId, connection.connectionId, connection.participantId],
  });
  return rows.map(toSession);
}

/**
 * Who is in a meeting by what the vendor told.
 * @param heardBefore leaves out those whose own page was heard from at or after this moment
 */
export async function listOpenSessions(
  transaction: SqlRunner,
  meetingId: string,
  heardBefore: Date | null = null,
): Promise<SessionRecord[]> {
  const rows = await transaction.query<SessionRow>({
    text: `SELECT ${COLUMNS} FROM participant_sessions
            WHERE meeting_id = $1 AND state = 'open' AND ($2::timestamptz IS NULL OR last_sign_at IS NULL OR last_sign_at < $2)`,
    values: [meetingId, heardBefore],
  });
  return rows.map(toSession);
}

/** Everybody who is and was in a meeting, machines left out. */
export async function listSessions(meetingId: string): Promise<SessionRecord[]> {
  const rows = await sql.query<SessionRow>({
    text: `SELECT ${COLUMNS} FROM participant_sessions WHERE meeting_id = $1 AND NOT is_bot AND state <> 'connecting' ORDER BY joined_at NULLS LAST, created_at LIMIT 2000`,
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
      text: `INSERT INTO participant_sessions (meeting_id, participant_id, vendor_session_id, user_id, display_name, role, is_bot, state, joined_at, left_at, recording_consent, consent_at)
             SELECT $1, $2, $3, s.user_id, $4, $5, $6, $7, $8, $9, s.recording_consent, s.consent_at
               FROM (SELECT $2::uuid AS id) p LEFT JOIN participant_sessions s ON s.id = p.id`,
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
      ],
    });
    return;
  }
  await transaction.query({
    name: 'update-session',
    text: `UPDATE participant_sessions SET vendor_session_id = $2, display_name = $3, role = $4, is_bot = $5, state = $6, joined_at = $7, left_at = $8
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
    ],
  });
}

/** What decides whether a meeting may end. */
interface Occupancy {
  readonly people: number;
  readonly isSomebodyConnecting: boolean;
  readonly firstJoinedAt: Date | null;
  /** The longest silence among those who are known only from their own page: when it began. Null without such. */
  readonly oldestPageSignAt: Date | null;
}

interface OccupancyRow extends QueryResultRow {
  people: number;
  connecting: boolean | null;
  first_joined_at: Date | null;
  oldest_page_sign_at: Date | null;
}

/** Who is in a meeting, counted. */
export async function readOccupancy(transaction: SqlRunner, meetingId: string): Promise<Occupancy> {
  const [row] = await transaction.query<OccupancyRow>({
    name: 'read-occupancy',
    text: `SELECT count(DISTINCT coalesce(participant_id, id)) FILTER (WHERE state = 'open' AND NOT is_bot)::int AS people,
                  bool_or(state = 'connecting' AND last_sign_at > now() - interval '${CONNECTING_HOLD_MS} milliseconds') AS connecting,
                  min(joined_at) FILTER (WHERE NOT is_bot) AS first_joined_at,
                  min(coalesce(last_sign_at, created_at)) FILTER (WHERE state = 'open' AND vendor_session_id IS NULL) AS oldest_page_sign_at
             FROM participant_sessions WHERE meeting_id = $1`,
    values: [meetingId],
  });
  return {
    people: row?.people ?? 0,
    isSomebodyConnecting: row?.connecting ?? false,
    firstJoinedAt: row?.first_joined_at ?? null,
    oldestPageSignAt: row?.oldest_page_sign_at ?? null,
  };
}

/** Closes sessions known only from their own page, once the page has fallen silent. */
export async function closeSilentPageSessions(transaction: SqlRunner, meetingId: string): Promise<number> {
  const rows = await transaction.query({
    text: `UPDATE participant_sessions
              SET state = CASE WHEN state = 'open' THEN 'closed' ELSE 'failed' END, left_at = coalesce(left_at, last_sign_at, now())
            WHERE meeting_id = $1 AND vendor_session_id IS NULL AND state IN ('open', 'connecting')
              AND coalesce(last_sign_at, created_at) < now() - interval '${PAGE_SESSION_SILENCE_MS} milliseconds' RETURNING id`,
    values: [meetingId],
  });
  return rows.length;
}

/**
 * A sign of life from a call page. The vendor knows better: once it has named a connection, a page can no longer reopen
 * what the vendor closed. Null where there is no such session, or its meeting is over.
 */
export async function signSession(
  transaction: SqlRunner,
  sign: { sessionId: string; state: PageState },
): Promise<{ hasChanged: boolean } | null> {
  const [row] = await transaction.query<{ state: SessionRecord['state']; is_known: boolean } & QueryResultRow>({
    name: 'lock-signing-session',
    text: `SELECT s.state, s.vendor_session_id IS NOT NULL AS is_known
             FROM participant_sessions s JOIN meetings m ON m.id = s.meeting_id
            WHERE s.id = $1 AND m.state IN ('live', 'draining') FOR UPDATE OF s`,
    values: [sign.sessionId],
  });
  if (!row) return null;
  const next = nextPageState(row.state, sign.state, row.is_known);
  await transaction.query({
    name: 'sign-session',
    text: `UPDATE participant_sessions SET last_sign_at = now(), state = $2,
                  joined_at = CASE WHEN $2 = 'open' THEN coalesce(joined_at, now()) ELSE joined_at END,
                  left_at = CASE WHEN $2 IN ('closed', 'failed') THEN coalesce(left_at, now()) ELSE NULL END
            WHERE id = $1`,
    values: [sign.sessionId, next],
  });
  return { hasChanged: next !== row.state };
}

type PageState = 'connecting' | 'joined' | 'left' | 'failed';

function nextPageState(
  current: SessionRecord['state'],
  sign: PageState,
  isKnownToVendor: boolean,
): SessionRecord['state'] {
  switch (sign) {
    case 'connecting':
      return current;
    case 'joined':
      return current === 'closed' && isKnownToVendor ? 'closed' : 'open';
    case 'left':
      return 'closed';
    case 'failed':
      return current === 'open' || current === 'closed' ? 'closed' : 'failed';
    default:
      return sign satisfies never;
  }
}
