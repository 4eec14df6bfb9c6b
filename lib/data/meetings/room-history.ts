import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Gathering, GatheringMeeting, GatheringSession } from '../../history/gathering';
import type { DecisionDetails } from '../../migration/decision';
import type { DecisionReason, DecisionStep } from '../../schemas/decision';
import type { Page, Paging } from '../../schemas/paging';
import { decodeCursor, encodeCursor } from '../cursor';
import { sql } from '../sql';
import { PERSON_OVER_TIME } from './gathered-people';

interface MeetingRow extends QueryResultRow {
  root: string;
  root_created_at: Date;
  id: string;
  platform: string;
  state: GatheringMeeting['state'];
  started_at: Date | null;
  ended_at: Date | null;
  recordings: number;
  decision_platform: string | null;
  reason: DecisionReason | null;
  steps: DecisionStep[] | null;
  facts: DecisionDetails | null;
  plan_version: number | null;
  decided_at: Date | null;
}

interface SessionRow extends QueryResultRow {
  root: string;
  meeting_id: string;
  person: string;
  participant: string;
  display_name: string | null;
  role: 'host' | 'guest';
  joined_at: Date;
  left_at: Date | null;
}

/** Every meeting of these gatherings, by the meeting that each began with. */
const PARTS = `parts AS (
  SELECT r.id, r.id AS root, r.created_at AS root_created_at FROM roots r
  UNION ALL
  SELECT m.id, p.root, p.root_created_at FROM meetings m JOIN parts p ON m.continues_id = p.id
)`;

/** What was held in a room, newest first: two questions, however many there are. */
export async function selectGatherings(roomId: string, paging: Paging): Promise<Page<Gathering>> {
  const after = decodeCursor(paging.cursor, 2);
  const meetings = await sql.query<MeetingRow>({
    name: 'select-gatherings',
    text: `WITH RECURSIVE roots AS (
             SELECT id, created_at FROM meetings
              WHERE room_id = $1 AND continues_id IS NULL AND state NOT IN ('creating', 'failed')
                AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
              ORDER BY created_at DESC, id DESC LIMIT $4
           ), ${PARTS}
           SELECT p.root, p.root_created_at, m.id, m.platform, m.state, m.started_at, m.ended_at,
                  (SELECT count(*) FROM recordings x WHERE x.meeting_id = m.id AND x.deleted_at IS NULL)::int AS recordings,
                  d.platform AS decision_platform, d.reason, d.steps, d.facts, d.plan_version, d.at AS decided_at
             FROM parts p JOIN meetings m ON m.id = p.id LEFT JOIN decisions d ON d.meeting_id = m.id
            WHERE m.state NOT IN ('creating', 'failed')
            ORDER BY p.root_created_at DESC, p.root DESC, m.created_at, m.id`,
    values: [roomId, after?.[0] ?? null, after?.[1] ?? null, paging.limit + 1],
  });
  const roots = [...new Set(meetings.map(({ root }) => root))];
  const shown = roots.slice(0, paging.limit);
  const sessions = await selectSessions(shown);
  const last = meetings.find(({ root }) => root === shown.at(-1));
  return {
    items: shown.map((root) => toGathering(root, meetings, sessions)),
    nextCursor:
      roots.length > shown.length && last ? encodeCursor([last.root_created_at.toISOString(), last.root]) : null,
  };
}

async function selectSessions(roots: readonly string[]): Promise<SessionRow[]> {
  if (roots.length === 0) return [];
  return sql.query<SessionRow>({
    name: 'select-sessions-of-gatherings',
    text: `WITH RECURSIVE roots AS (SELECT id, created_at FROM meetings WHERE id = ANY ($1::uuid[])), ${PARTS}
           SELECT p.root, s.meeting_id, ${PERSON_OVER_TIME} AS person,
                  coalesce(s.participant_id, s.id) AS participant, s.display_name, s.role,
                  s.joined_at, s.left_at
             FROM parts p JOIN participant_sessions s ON s.meeting_id = p.id
            WHERE NOT s.is_bot AND s.joined_at IS NOT NULL
            ORDER BY s.joined_at, s.id`,
    values: [roots],
  });
}

function toGathering(root: string, meetings: readonly MeetingRow[], sessions: readonly SessionRow[]): Gathering {
  return {
    id: root,
    meetings: meetings.filter((row) => row.root === root).map(toGatheringMeeting),
    sessions: sessions.filter((row) => row.root === root).map(toGatheringSession),
  };
}

function toGatheringMeeting(row: MeetingRow): GatheringMeeting {
  return {
    id: row.id,
    platform: row.platform,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    recordings: row.recordings,
    decision:
      row.reason === null
        ? null
        : {
            platform: row.decision_platform,
            reason: row.reason,
            steps: row.steps ?? [],
            details: row.facts ?? {},
            planVersion: row.plan_version,
            at: row.decided_at ?? new Date(0),
          },
  };
}

function toGatheringSession(row: SessionRow): GatheringSession {
  return {
    meetingId: row.meeting_id,
    person: row.person,
    participant: row.participant,
    displayName: row.display_name,
    role: row.role,
    joinedAt: row.joined_at,
    leftAt: row.left_at,
  };
}
