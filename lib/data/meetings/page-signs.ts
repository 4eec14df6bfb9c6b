import 'server-only';
import type { SessionRecord } from '../../meetings/session-record';
import { PAGE_SESSION_SILENCE_MS } from '../../meetings/timing';
import type { SqlRunner } from '../sql';
import { SELECT_WITH_SIGNS, SESSION_COLUMNS, type SessionRow, toSession } from './participant-sessions';

/**
 * The session that a call page speaks for, locked, and the database's own time. Null where there is no such session, or
 * its meeting is over.
 */
export async function lockSigningSession(
  transaction: SqlRunner,
  sessionId: string,
): Promise<{ session: SessionRecord; now: Date } | null> {
  const [row] = await transaction.query<SessionRow & { now: Date }>({
    name: 'lock-signing-session',
    text: `SELECT ${SESSION_COLUMNS}, s.last_sign_at, now() AS now
             FROM participant_sessions s JOIN meetings m ON m.id = s.meeting_id
            WHERE s.id = $1 AND m.state IN ('live', 'draining') FOR UPDATE OF s`,
    values: [sessionId],
  });
  return row ? { session: toSession(row), now: row.now } : null;
}

/** A page was heard from, and this is what became of its session. */
export async function writePageSign(
  transaction: SqlRunner,
  sign: Pick<SessionRecord, 'id' | 'state' | 'joinedAt' | 'leftAt' | 'closedBy' | 'vendorSeenAt'> & {
    at: Date;
    /** Whether it was a goodbye. */
    hasPageLeft: boolean;
  },
): Promise<void> {
  await transaction.query({
    name: 'write-page-sign',
    text: `UPDATE participant_sessions
              SET last_sign_at = $2, state = $3, joined_at = $4, left_at = $5, closed_by = $6, vendor_seen_at = $7,
                  has_page_left = $8
            WHERE id = $1`,
    values: [
      ...[sign.id, sign.at, sign.state, sign.joinedAt, sign.leftAt, sign.closedBy, sign.vendorSeenAt],
      sign.hasPageLeft,
    ],
  });
}

/**
 * A person's further connections that are open: those that no page signs for. Another page of theirs speaks for itself, as
 * the one that a reload brought may before the goodbye of the old one is heard.
 */
export async function listOtherConnections(transaction: SqlRunner, session: SessionRecord): Promise<SessionRecord[]> {
  if (session.participantId === null) return [];
  const rows = await transaction.query<SessionRow>({
    name: 'list-other-connections',
    text: `${SELECT_WITH_SIGNS} WHERE s.meeting_id = $1 AND s.participant_id = $2 AND s.id <> $3 AND s.state = 'open' AND s.last_sign_at IS NULL`,
    values: [session.meetingId, session.participantId, session.id],
  });
  return rows.map(toSession);
}

/** Whether the person whose session this is has another connection that is open. */
export async function isInByAnotherConnection(transaction: SqlRunner, session: SessionRecord): Promise<boolean> {
  if (session.participantId === null) return false;
  const rows = await transaction.query({
    name: 'is-in-by-another-connection',
    text: `SELECT 1 FROM participant_sessions
            WHERE meeting_id = $1 AND participant_id = $2 AND id <> $3 AND state = 'open' LIMIT 1`,
    values: [session.meetingId, session.participantId, session.id],
  });
  return rows.length > 0;
}

/** Closes sessions known only from their own page, once the page has fallen silent. */
export async function closeSilentPageSessions(transaction: SqlRunner, meetingId: string): Promise<number> {
  const rows = await transaction.query({
    text: `UPDATE participant_sessions
              SET state = CASE WHEN state = 'open' THEN 'closed' ELSE 'failed' END, left_at = coalesce(left_at, last_sign_at, now()),
                  closed_by = coalesce(closed_by, 'silence')
            WHERE meeting_id = $1 AND vendor_session_id IS NULL AND state IN ('open', 'connecting')
              AND coalesce(last_sign_at, created_at) < now() - interval '${PAGE_SESSION_SILENCE_MS} milliseconds' RETURNING id`,
    values: [meetingId],
  });
  return rows.length;
}
