import 'server-only';
import type { QueryResultRow } from 'pg';
import type { MeetingState } from '../../meetings/meeting';
import type { Decision, DecisionDetails } from '../../migration/decision';
import type { RecordedInput } from '../../migration/recorded-input';
import type { DecisionReason, DecisionStep } from '../../schemas/decision';
import type { Page, Paging } from '../../schemas/paging';
import { decodeCursor, encodeCursor } from '../cursor';
import { nameOf } from '../rooms/deleted-rooms';
import { type SqlRunner, sql } from '../sql';

/** A decision as it was kept. */
export interface KeptDecision extends Decision {
  readonly roomId: string;
  readonly meetingId: string | null;
  readonly at: Date;
}

interface DecisionRow extends QueryResultRow {
  room_id: string;
  meeting_id: string | null;
  platform: string | null;
  reason: DecisionReason;
  steps: DecisionStep[];
  facts: DecisionDetails;
  plan_version: number | null;
  at: Date;
}

const COLUMNS = 'd.room_id, d.meeting_id, d.platform, d.reason, d.steps, d.facts, d.plan_version, d.at';

function toDecision(row: DecisionRow): KeptDecision {
  return {
    roomId: row.room_id,
    meetingId: row.meeting_id,
    platform: row.platform,
    reason: row.reason,
    steps: row.steps,
    details: row.facts,
    planVersion: row.plan_version,
    at: row.at,
  };
}

/** Keeps a decision with what it was made from, with its meeting or without one. */
export async function insertDecision(
  runner: SqlRunner,
  kept: {
    roomId: string;
    meetingId: string | null;
    decision: Decision;
    input: RecordedInput;
    supportCode: string | null;
  },
): Promise<void> {
  const { roomId, meetingId, decision, input, supportCode } = kept;
  await runner.query({
    name: 'insert-decision',
    text: `INSERT INTO decisions (room_id, meeting_id, platform, reason, steps, facts, support_code, plan_version, input)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      roomId,
      meetingId,
      decision.platform,
      decision.reason,
      JSON.stringify(decision.steps),
      JSON.stringify(decision.details),
      supportCode,
      decision.planVersion,
      JSON.stringify(input),
    ],
  });
}

export async function findDecisionOfMeeting(meetingId: string): Promise<KeptDecision | null> {
  const [row] = await sql.query<DecisionRow>({
    name: 'find-decision-of-meeting',
    text: `SELECT ${COLUMNS} FROM decisions d WHERE d.meeting_id = $1`,
    values: [meetingId],
  });
  return row ? toDecision(row) : null;
}

/** True where this room was refused a platform within the last minute: waiting pages ask again and again. */
export async function wasRefusedLately(roomId: string): Promise<boolean> {
  const rows = await sql.query({
    text: `SELECT 1 FROM decisions WHERE room_id = $1 AND reason = 'NO_PLATFORM' AND at > now() - interval '1 minute' LIMIT 1`,
    values: [roomId],
  });
  return rows.length > 0;
}

/** Which decisions are asked for; what is left out doesn't matter. */
export interface DecisionFilter {
  readonly reason?: DecisionReason | undefined;
  /** An id, or `none` for decisions that found no platform. */
  readonly platform?: string | undefined;
  /** A room's id, or a name that it has or had. */
  readonly room?: string | undefined;
  readonly since?: Date | undefined;
}

/**
 * The latest decisions of all rooms, newest first, with the room's name, if it has one still. A platform that failed to make its meeting isn't
 * what the meeting got: the decision that came after says that it failed.
 */
export async function listRecentDecisions(limit: number): Promise<(KeptDecision & { slug: string | null })[]> {
  const rows = await sql.query<DecisionRow & { slug: string | null }>({
    text: `SELECT ${COLUMNS}, ${nameOf('r')} AS slug FROM decisions d JOIN rooms r ON r.id = d.room_id
             LEFT JOIN meetings m ON m.id = d.meeting_id
            WHERE m.state IS DISTINCT FROM 'failed'
            ORDER BY d.at DESC, d.id DESC LIMIT $1`,
    values: [limit],
  });
  return rows.map((row) => ({ ...toDecision(row), slug: row.slug }));
}

/** All of them page by page, each with the state of its meeting. */
export async function selectDecisions(
  paging: Paging,
  filter: DecisionFilter = {},
): Promise<Page<KeptDecision & { slug: string | null; meetingState: MeetingState | null }>> {
  const after = decodeCursor(paging.cursor, 2);
  const rows = await sql.query<DecisionRow & { id: string; slug: string | null; meeting_state: MeetingState | null }>({
    text: `SELECT d.id, ${COLUMNS}, ${nameOf('r')} AS slug, m.state AS meeting_state
             FROM decisions d JOIN rooms r ON r.id = d.room_id
             LEFT JOIN meetings m ON m.id = d.meeting_id
            WHERE ($1::timestamptz IS NULL OR (d.at, d.id) < ($1, $2::uuid))
              AND ($4::text IS NULL OR d.reason = $4)
              AND ($5::text IS NULL OR coalesce(d.platform, 'none') = $5)
              AND ($6::text IS NULL OR d.room_id IN (
                    SELECT id FROM rooms WHERE slug = $6 OR id::text = $6
                    UNION SELECT room_id FROM room_aliases WHERE slug = $6))
              AND ($7::timestamptz IS NULL OR d.at >= $7)
            ORDER BY d.at DESC, d.id DESC LIMIT $3`,
    values: [
      after?.[0] ?? null,
      after?.[1] ?? null,
      paging.limit + 1,
      filter.reason ?? null,
      filter.platform ?? null,
      filter.room ?? null,
      filter.since ?? null,
    ],
  });
  const shown = rows.slice(0, paging.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({ ...toDecision(row), slug: row.slug, meetingState: row.meeting_state })),
    nextCursor: rows.length > paging.limit && last ? encodeCursor([last.at.toISOString(), last.id]) : null,
  };
}
