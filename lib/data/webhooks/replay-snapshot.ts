import 'server-only';
import type { QueryResultRow } from 'pg';
import { nameOf } from '../rooms/deleted-rooms';
import type { SqlRunner } from '../sql';

/** What deliveries may change, as it is at one moment of a transaction. */
export interface ReplaySnapshot {
  readonly meetings: readonly SnapshotMeeting[];
  readonly sessions: readonly SnapshotSession[];
  readonly recordings: readonly SnapshotRecording[];
}

export interface SnapshotMeeting {
  readonly id: string;
  /** Null where it is gone, or its name was freed. */
  readonly room: string | null;
  readonly state: string;
  readonly startedAt: string | null;
  readonly isEmpty: boolean;
}

export interface SnapshotSession {
  readonly id: string;
  readonly meetingId: string;
  readonly displayName: string | null;
  readonly isBot: boolean;
  readonly state: 'connecting' | 'open' | 'closed' | 'failed';
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
}

export interface SnapshotRecording {
  readonly id: string;
  readonly meetingId: string;
  readonly state: string;
}

/** Reads meetings with everything in them that an event may change. */
export async function readReplaySnapshot(
  transaction: SqlRunner,
  meetingIds: readonly string[],
): Promise<ReplaySnapshot> {
  const values = [meetingIds];
  const meetings = await transaction.query<SnapshotMeeting & QueryResultRow>({
    text: `SELECT m.id, ${nameOf('r')} AS room, m.state, m.started_at::text AS "startedAt", m.empty_since IS NOT NULL AS "isEmpty"
             FROM meetings m LEFT JOIN rooms r ON r.id = m.room_id WHERE m.id = ANY($1::uuid[]) ORDER BY m.created_at`,
    values,
  });
  const sessions = await transaction.query<SnapshotSession & QueryResultRow>({
    text: `SELECT id, meeting_id AS "meetingId", display_name AS "displayName", is_bot AS "isBot", state,
                  joined_at::text AS "joinedAt", left_at::text AS "leftAt"
             FROM participant_sessions WHERE meeting_id = ANY($1::uuid[]) ORDER BY created_at, id`,
    values,
  });
  const recordings = await transaction.query<SnapshotRecording & QueryResultRow>({
    text: `SELECT id, meeting_id AS "meetingId", state FROM recordings WHERE meeting_id = ANY($1::uuid[]) ORDER BY created_at, id`,
    values,
  });
  return { meetings, sessions, recordings };
}
