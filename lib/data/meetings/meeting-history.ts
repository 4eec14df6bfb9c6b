import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Meeting } from '../../meetings/meeting';
import type { Decision, DecisionDetails } from '../../migration/decision';
import type { DecisionReason, DecisionStep } from '../../schemas/decision';
import type { Page, Paging } from '../../schemas/paging';
import { decodeCursor, encodeCursor } from '../cursor';
import { nameOf } from '../rooms/deleted-rooms';
import { PEOPLE_COUNT } from '../rooms/room-states';
import { sql } from '../sql';
import { MEETING_COLUMNS, type MeetingRow, toMeeting } from './meeting-row';

export interface MeetingWithRoom {
  readonly meeting: Meeting;
  readonly room: {
    readonly id: string;
    /** Null where it was deleted and its name freed. */
    readonly slug: string | null;
    readonly title: string;
    readonly ownerId: string | null;
    readonly visibility: 'open' | 'members' | 'private';
    /** Since when it waits for this call to end, to be deleted then; null where it doesn't, or was deleted. */
    readonly closingSince: Date | null;
    readonly closingBy: string | null;
  };
  readonly people: number;
  readonly names: readonly string[];
  readonly decision: (Decision & { readonly at: Date }) | null;
}

interface Row extends MeetingRow {
  slug: string | null;
  title: string;
  owner_id: string | null;
  visibility: 'open' | 'members' | 'private';
  closing_since: Date | null;
  closing_by: string | null;
  people: number;
  names: string[] | null;
  decision_platform: string | null;
  reason: DecisionReason | null;
  steps: DecisionStep[] | null;
  facts: DecisionDetails | null;
  plan_version: number | null;
  decided_at: Date | null;
}

const SELECT = `SELECT ${MEETING_COLUMNS}, ${nameOf('r')} AS slug, r.title, r.owner_id, r.visibility, r.closing_since, r.closing_by, p.people::int, p.names,
         d.platform AS decision_platform, d.reason, d.steps, d.facts, d.plan_version, d.at AS decided_at
    FROM meetings m
    JOIN rooms r ON r.id = m.room_id
    LEFT JOIN decisions d ON d.meeting_id = m.id
    LEFT JOIN LATERAL (
      SELECT ${PEOPLE_COUNT} AS people,
             (array_agg(DISTINCT s.display_name) FILTER (WHERE s.state = 'open' AND NOT s.is_bot AND s.display_name IS NOT NULL))[1:20] AS names
        FROM participant_sessions s WHERE s.meeting_id = m.id
    ) p ON true`;

function toMeetingWithRoom(row: Row): MeetingWithRoom {
  const meeting = toMeeting(row);
  return {
    meeting,
    room: {
      id: row.room_id,
      slug: row.slug,
      title: row.title,
      ownerId: row.owner_id,
      visibility: row.visibility,
      closingSince: row.closing_since,
      closingBy: row.closing_by,
    },
    people: row.people,
    names: row.names ?? [],
    decision:
      row.reason === null
        ? null
        : {
            platform: row.decision_platform,
            reason: row.reason,
            steps: row.steps ?? [],
            details: row.facts ?? {},
            planVersion: row.plan_version,
            at: row.decided_at ?? meeting.createdAt,
          },
  };
}

export async function selectMeetingWithRoom(meetingId: string): Promise<MeetingWithRoom | null> {
  const [row] = await sql.query<Row>({
    name: 'select-meeting-with-room',
    text: `${SELECT} WHERE m.id = $1`,
    values: [meetingId],
  });
  return row ? toMeetingWithRoom(row) : null;
}

/** Every meeting that is open now, the fullest first. */
export async function findLiveMeetings(limit: number): Promise<MeetingWithRoom[]> {
  const rows = await sql.query<Row>({
    name: 'find-live-meetings',
    text: `${SELECT} WHERE m.state IN ('live', 'draining') ORDER BY p.people DESC, m.created_at DESC LIMIT $1`,
    values: [limit],
  });
  return rows.map(toMeetingWithRoom);
}

export async function findMeetingsOfRoom(roomId: string, paging: Paging): Promise<Page<MeetingWithRoom>> {
  const after = decodeCursor(paging.cursor, 2);
  const rows = await sql.query<Row>({
    name: 'find-meetings-of-room',
    text: `${SELECT} WHERE m.room_id = $1 AND ($2::timestamptz IS NULL OR (m.created_at, m.id) < ($2, $3::uuid))
            ORDER BY m.created_at DESC, m.id DESC LIMIT $4`,
    values: [roomId, after?.[0] ?? null, after?.[1] ?? null, paging.limit + 1],
  });
  const items = rows.slice(0, paging.limit).map(toMeetingWithRoom);
  const last = items.at(-1);
  const hasMore = rows.length > paging.limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor([last.meeting.createdAt.toISOString(), last.meeting.id]) : null };
}

/** How much is going on, for the overview. */
export async function countLiveByPlatform(): Promise<{ platform: string; meetings: number; people: number }[]> {
  return sql.query<{ platform: string; meetings: number; people: number } & QueryResultRow>({
    name: 'count-live-by-platform',
    text: `SELECT m.platform, count(DISTINCT m.id)::int AS meetings,
                  count(DISTINCT coalesce(s.participant_id, s.id)) FILTER (WHERE s.state = 'open' AND NOT s.is_bot)::int AS people
             FROM meetings m LEFT JOIN participant_sessions s ON s.meeting_id = m.id AND s.state = 'open'
            WHERE m.state IN ('live', 'draining') GROUP BY m.platform ORDER BY people DESC, m.platform`,
  });
}
