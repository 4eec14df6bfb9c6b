import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Meeting } from '../../meetings/meeting';
import { ON_THE_WAY_MS } from '../../meetings/timing';
import type { RecordingKind } from '../../video-platforms/contract';
import { PEOPLE_COUNT } from '../rooms/room-states';
import { type SqlRunner, sql } from '../sql';
import { GATHERED_COUNT, IS_IN_GATHERING } from './gathered-people';
import { MEETING_COLUMNS, type MeetingRow, toMeeting } from './meeting-row';

/**
 * Sends newcomers of a live meeting to its continuation from now on.
 * @param relocateAt when the people in it follow; null where they stay until they leave
 * @returns null where the meeting is no longer live
 */
export async function drainMeeting(
  transaction: SqlRunner,
  meetingId: string,
  relocateAt: Date | null,
): Promise<Meeting | null> {
  const [row] = await transaction.query<MeetingRow>({
    name: 'drain-meeting',
    text: `UPDATE meetings m SET state = 'draining', draining_since = now(), relocate_at = $2
            WHERE m.id = $1 AND m.state = 'live' RETURNING ${MEETING_COLUMNS}`,
    values: [meetingId, relocateAt],
  });
  return row ? toMeeting(row) : null;
}

/**
 * Has a draining meeting take newcomers again, and moves nobody out of it any more. The caller has ended its continuation.
 * @returns null where it isn't draining
 */
export async function takeBackDraining(transaction: SqlRunner, meetingId: string): Promise<Meeting | null> {
  const [row] = await transaction.query<MeetingRow>({
    text: `UPDATE meetings m SET state = 'live', draining_since = NULL, relocate_at = NULL, relocate_by = NULL
            WHERE m.id = $1 AND m.state = 'draining' RETURNING ${MEETING_COLUMNS}`,
    values: [meetingId],
  });
  return row ? toMeeting(row) : null;
}

/** Those of the rooms that have a call whose people somebody wants moved. */
export async function listRoomsWithPlannedMoves(transaction: SqlRunner, roomIds: readonly string[]): Promise<string[]> {
  const rows = await transaction.query<{ room_id: string } & QueryResultRow>({
    text: `SELECT DISTINCT room_id FROM meetings
            WHERE room_id = ANY ($1::uuid[]) AND state IN ('creating', 'live', 'draining')
              AND relocate_at IS NOT NULL AND relocate_by IS NOT NULL
            ORDER BY room_id`,
    values: [roomIds],
  });
  return rows.map(({ room_id }) => room_id);
}

/**
 * Remembers when a meeting's people are to be moved, and who wants that; also of one that is being made, for when it is
 * there. False where it is over, or people are moved out of it already.
 * @param planned.failure what a move is given up for; left out, whatever failed before is over
 */
export async function writeRelocation(
  transaction: SqlRunner,
  meetingId: string,
  planned: { at: Date | null; by: string | null; failure?: Meeting['relocateFailure'] },
): Promise<boolean> {
  const rows = await transaction.query({
    text: `UPDATE meetings SET relocate_at = $2, relocate_by = $3, relocate_failure = $4
            WHERE id = $1 AND state IN ('creating', 'live') RETURNING id`,
    values: [meetingId, planned.at, planned.by, planned.failure ?? null],
  });
  return rows.length > 0;
}

/** Remembers what a try of a move that is still planned failed at. False where nothing is planned any more. */
export async function writeRelocationFailure(
  transaction: SqlRunner,
  meetingId: string,
  failure: NonNullable<Meeting['relocateFailure']>,
): Promise<boolean> {
  const rows = await transaction.query({
    text: `UPDATE meetings SET relocate_failure = $2
            WHERE id = $1 AND state = 'live' AND relocate_at IS NOT NULL RETURNING id`,
    values: [meetingId, failure],
  });
  return rows.length > 0;
}

/** Remembers what a move at once failed at, beside what is planned. The caller holds the lock of a live meeting. */
export async function writeFailureAtOnce(
  transaction: SqlRunner,
  meetingId: string,
  failure: NonNullable<Meeting['relocateFailure']>,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE meetings SET relocate_failure = $2 WHERE id = $1',
    values: [meetingId, failure],
  });
}

/** The meeting that people of a room were sent away from last and are still in: what its next one goes on from. */
export async function findDrainingMeetingId(runner: SqlRunner, roomId: string): Promise<string | null> {
  const [row] = await runner.query<{ id: string } & QueryResultRow>({
    name: 'find-draining-meeting',
    text: `SELECT id FROM meetings WHERE room_id = $1 AND state = 'draining' ORDER BY draining_since DESC LIMIT 1`,
    values: [roomId],
  });
  return row?.id ?? null;
}

/** Every open meeting of a room, locked until the transaction ends: the parts of one gathering, the oldest first. */
export async function lockOpenMeetings(transaction: SqlRunner, roomId: string): Promise<Meeting[]> {
  const rows = await transaction.query<MeetingRow>({
    name: 'lock-open-meetings',
    text: `SELECT ${MEETING_COLUMNS} FROM meetings m
            WHERE m.room_id = $1 AND m.state IN ('creating', 'live', 'draining') ORDER BY m.created_at, m.id FOR NO KEY UPDATE`,
    values: [roomId],
  });
  return rows.map(toMeeting);
}

/** Everybody in the open meetings of a room, each person once. */
export async function countPeopleInRoom(runner: SqlRunner, roomId: string): Promise<number> {
  const [row] = await runner.query<{ people: number } & QueryResultRow>({
    name: 'count-people-in-room',
    text: `SELECT ${PEOPLE_COUNT}::int AS people FROM participant_sessions s JOIN meetings m ON m.id = s.meeting_id
            WHERE m.room_id = $1 AND m.state IN ('live', 'draining') AND s.state = 'open'`,
    values: [roomId],
  });
  return row?.people ?? 0;
}

/** Another part of the same gathering, with people in it. */
export interface OtherPart {
  readonly platform: string;
  readonly people: number;
}

/**
 * Who is in the other open parts of a gathering and not in this one, the oldest part first; without a part whose people
 * are being taken along at this moment.
 */
export async function listOtherParts(meeting: { readonly id: string; readonly roomId: string }): Promise<OtherPart[]> {
  return sql.query<OtherPart & QueryResultRow>({
    name: 'list-other-parts',
    text: `SELECT m.platform, ${PEOPLE_COUNT}::int AS people
             FROM meetings m JOIN participant_sessions s ON s.meeting_id = m.id AND s.state = 'open' AND NOT s.is_bot
            WHERE m.room_id = $2 AND m.id <> $1 AND m.state IN ('live', 'draining')
              AND NOT (m.state = 'draining' AND coalesce(m.relocate_at > now() - interval '${ON_THE_WAY_MS} milliseconds', false))
              AND NOT EXISTS (SELECT 1 FROM participant_sessions h
                               WHERE h.meeting_id = $1 AND h.state = 'open'
                                 AND coalesce(h.participant_id, h.id) = coalesce(s.participant_id, s.id))
            GROUP BY m.id ORDER BY m.created_at`,
    values: [meeting.id, meeting.roomId],
  });
}

/** What a part of a gathering needs to know of the rest. */
export interface Gathering {
  /** Everybody in the room's open meetings or on the way from one to the next, each person once. */
  readonly people: number;
  /** What this meeting goes on in, if anything. */
  readonly continuedBy: { readonly id: string; readonly platform: string; readonly recording: RecordingKind } | null;
}

/** The gathering that a meeting is a part of. */
export async function readGathering(meeting: Pick<Meeting, 'id' | 'roomId' | 'state'>): Promise<Gathering> {
  const isOpen = meeting.state === 'live' || meeting.state === 'draining';
  const [row] = await sql.query<{ people: number; continuation: Gathering['continuedBy'] } & QueryResultRow>({
    name: 'read-gathering',
    text: `SELECT (SELECT ${GATHERED_COUNT} FROM participant_sessions s JOIN meetings g ON g.id = s.meeting_id
                    WHERE g.room_id = $2 AND g.state IN ('live', 'draining')
                      AND s.state IN ('open', 'connecting') AND ${IS_IN_GATHERING})::int AS people,
                  c.continuation
             FROM (SELECT 1) one LEFT JOIN LATERAL (
               SELECT json_build_object('id', id, 'platform', platform,
                                        'recording', coalesce(settings ->> 'recording', 'none')) AS continuation
                 FROM meetings
                WHERE room_id = $2 AND continues_id = $1 AND state IN ('live', 'draining', 'ended')
                ORDER BY created_at DESC LIMIT 1) c ON true`,
    values: [meeting.id, meeting.roomId],
  });
  return {
    people: isOpen ? (row?.people ?? 0) : 0,
    continuedBy: row?.continuation ?? null,
  };
}

/**
 * Live meetings with people in them whose vendor ends their room before `before`, and for which no earlier move is
 * planned.
 */
export async function findMeetingsNearVendorEnd(before: Date): Promise<Meeting[]> {
  const rows = await sql.query<MeetingRow>({
    name: 'find-meetings-near-vendor-end',
    text: `SELECT ${MEETING_COLUMNS} FROM meetings m
            WHERE m.state = 'live' AND m.vendor_end_date < $1
              AND (m.relocate_at IS NULL OR (m.relocate_at > m.vendor_end_date AND m.relocate_by IS NOT NULL))
              AND EXISTS (SELECT 1 FROM participant_sessions s WHERE s.meeting_id = m.id AND s.state = 'open' AND NOT s.is_bot)
            ORDER BY m.vendor_end_date LIMIT 1000`,
    values: [before],
  });
  return rows.map(toMeeting);
}

/** Live meetings whose people were to be moved before `before` and were not. */
export async function findLateRelocations(before: Date): Promise<{ id: string; relocateAt: Date }[]> {
  const rows = await sql.query<{ id: string; relocate_at: Date } & QueryResultRow>({
    name: 'find-late-relocations',
    text: `SELECT id, relocate_at FROM meetings WHERE state = 'live' AND relocate_at < $1 ORDER BY relocate_at LIMIT 1000`,
    values: [before],
  });
  return rows.map(({ id, relocate_at }) => ({ id, relocateAt: relocate_at }));
}
