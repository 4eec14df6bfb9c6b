import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Meeting } from '../../meetings/meeting';
import type { MeetingData, MeetingSettings } from '../../video-platforms/contract';
import { type SqlRunner, sql } from '../sql';
import { MEETING_COLUMNS, type MeetingRow, toMeeting } from './meeting-row';
import { ROOM_NOT_CLOSED } from './unclosed-rooms';

export interface NewReservation {
  readonly id: string;
  readonly roomId: string;
  readonly platform: string;
  readonly account: string | null;
  readonly vendorRoomName: string;
  readonly settings: MeetingSettings;
  readonly leaseToken: string;
  readonly leaseMs: number;
  readonly endDate: Date;
  readonly vendorEndDate: Date;
  readonly continuesId: string | null;
}

/** Reserves a meeting before the platform is asked. The caller holds the room's lock. */
export async function insertReservation(transaction: SqlRunner, reservation: NewReservation): Promise<void> {
  await transaction.query({
    name: 'insert-reservation',
    text: `INSERT INTO meetings (id, room_id, platform, state, account, vendor_room_name, settings, lease_token, lease_expires_at, end_date, vendor_end_date, continues_id)
           VALUES ($1, $2, $3, 'creating', $4, $5, $6, $7, now() + $8 * interval '1 millisecond', $9, $10, $11)`,
    values: [
      reservation.id,
      reservation.roomId,
      reservation.platform,
      reservation.account,
      reservation.vendorRoomName,
      JSON.stringify(reservation.settings),
      reservation.leaseToken,
      reservation.leaseMs,
      reservation.endDate,
      reservation.vendorEndDate,
      reservation.continuesId,
    ],
  });
}

/** Takes over a reservation whose holder has gone silent. Null where somebody else was quicker or it is settled. */
export async function takeOverReservation(
  meetingId: string,
  leaseToken: string,
  leaseMs: number,
): Promise<Meeting | null> {
  const [row] = await sql.query<MeetingRow>({
    text: `UPDATE meetings m SET lease_token = $2, lease_expires_at = now() + $3 * interval '1 millisecond'
            WHERE m.id = $1 AND m.state = 'creating' AND m.lease_expires_at < now() RETURNING ${MEETING_COLUMNS}`,
    values: [meetingId, leaseToken, leaseMs],
  });
  return row ? toMeeting(row) : null;
}

/** Makes a reservation a live meeting. Null where the lease was lost meanwhile. */
export async function confirmReservation(
  transaction: SqlRunner,
  confirmation: { meetingId: string; leaseToken: string; account: string; data: MeetingData },
): Promise<Meeting | null> {
  const { meetingId, leaseToken, account, data } = confirmation;
  const [row] = await transaction.query<MeetingRow>({
    text: `UPDATE meetings m
              SET state = 'live', vendor_room_name = $3, vendor_meeting_id = $4, provider_data = $5, empty_since = now(),
                  account = $6, lease_token = NULL, lease_expires_at = NULL
            WHERE m.id = $1 AND m.state = 'creating' AND m.lease_token = $2 RETURNING ${MEETING_COLUMNS}`,
    values: [meetingId, leaseToken, data.roomName, data.meetingId, JSON.stringify(data.extraData), account],
  });
  return row ? toMeeting(row) : null;
}

/** Whether a reservation is still this holder's; it is locked until the transaction ends then. */
export async function holdsReservation(
  transaction: SqlRunner,
  meetingId: string,
  leaseToken: string,
): Promise<boolean> {
  const rows = await transaction.query({
    text: `SELECT 1 FROM meetings WHERE id = $1 AND state = 'creating' AND lease_token = $2 FOR NO KEY UPDATE`,
    values: [meetingId, leaseToken],
  });
  return rows.length > 0;
}

/** Gives a reservation up. False where it was no longer this holder's. */
export async function failReservation(
  transaction: SqlRunner,
  failed: { meetingId: string; leaseToken: string | null; failure: { code: string; message: string } },
): Promise<boolean> {
  const rows = await transaction.query({
    text: `UPDATE meetings SET state = 'failed', ended_at = now(), end_reason = 'failed', failure = $3, lease_token = NULL, lease_expires_at = NULL
            WHERE id = $1 AND state = 'creating' AND ($2::uuid IS NULL OR lease_token = $2) RETURNING id`,
    values: [failed.meetingId, failed.leaseToken, JSON.stringify(failed.failure)],
  });
  return rows.length > 0;
}

/** A meeting by our id. */
export async function findMeeting(meetingId: string, runner: SqlRunner = sql): Promise<Meeting | null> {
  const [row] = await runner.query<MeetingRow>({
    name: 'find-meeting',
    text: `SELECT ${MEETING_COLUMNS} FROM meetings m WHERE m.id = $1`,
    values: [meetingId],
  });
  return row ? toMeeting(row) : null;
}

/** The same, locked until the transaction ends, though not against people who are on their way in: their rows name it. */
export async function lockMeeting(transaction: SqlRunner, meetingId: string): Promise<Meeting | null> {
  const [row] = await transaction.query<MeetingRow>({
    name: 'lock-meeting',
    text: `SELECT ${MEETING_COLUMNS} FROM meetings m WHERE m.id = $1 FOR NO KEY UPDATE`,
    values: [meetingId],
  });
  return row ? toMeeting(row) : null;
}

/** The meeting a vendor's room name belongs to. */
export async function findMeetingIdByVendorRoom(
  platform: string,
  vendorRoomName: string,
  runner: SqlRunner = sql,
): Promise<string | null> {
  const [row] = await runner.query<{ id: string } & QueryResultRow>({
    name: 'find-meeting-by-vendor-room',
    text: 'SELECT id FROM meetings WHERE platform = $1 AND vendor_room_name = $2',
    values: [platform, vendorRoomName],
  });
  return row?.id ?? null;
}

/** Ends a meeting that is open. False where it was over already. */
export async function markMeetingEnded(transaction: SqlRunner, meetingId: string, reason: string): Promise<boolean> {
  const rows = await transaction.query({
    text: `UPDATE meetings SET state = 'ended', ended_at = now(), end_reason = $2
            WHERE id = $1 AND state IN ('live', 'draining') RETURNING id`,
    values: [meetingId, reason],
  });
  if (rows.length === 0) return false;
  await transaction.query({
    text: `UPDATE participant_sessions SET state = CASE WHEN state = 'open' THEN 'closed' ELSE 'failed' END, left_at = coalesce(left_at, now()),
                  closed_by = coalesce(closed_by, 'meeting')
            WHERE meeting_id = $1 AND state IN ('open', 'connecting')`,
    values: [meetingId],
  });
  return true;
}

/** Remembers when the first person came in, since when nobody is there (null: somebody is), and the most at once. */
export async function updateOccupancies(
  transaction: SqlRunner,
  occupancies: readonly {
    readonly meetingId: string;
    readonly startedAt: Date | null;
    readonly emptySince: Date | null;
    readonly people: number;
  }[],
): Promise<void> {
  await transaction.query({
    name: 'update-occupancies',
    // What a meeting came to is written when it ends, from when each person was in: late news can't be told by then.
    text: `UPDATE meetings m SET started_at = least(m.started_at, o.started_at), empty_since = o.empty_since,
                  peak_people = CASE WHEN m.state = 'ended' THEN m.peak_people ELSE greatest(m.peak_people, o.people) END
             FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::int[]) AS o (id, started_at, empty_since, people)
            WHERE m.id = o.id`,
    values: [
      occupancies.map(({ meetingId }) => meetingId),
      occupancies.map(({ startedAt }) => startedAt),
      occupancies.map(({ emptySince }) => emptySince),
      occupancies.map(({ people }) => people),
    ],
  });
}

/** The vendor's room is known to be gone. */
export async function markVendorRoomDeleted(meetingId: string): Promise<void> {
  await sql.query({
    text: `UPDATE meetings SET vendor_deleted_at = now(), failure = CASE WHEN failure ->> 'code' = $2 THEN NULL ELSE failure END
            WHERE id = $1`,
    values: [meetingId, ROOM_NOT_CLOSED],
  });
}

/** Ids of reservations whose lease ran out long ago, and of open meetings nobody is known to be in. */
export async function findMeetingsToSweep(): Promise<{ stuck: string[]; empty: string[] }> {
  const rows = await sql.query<{ id: string; state: string } & QueryResultRow>({
    text: `SELECT id, state FROM meetings
            WHERE (state = 'creating' AND lease_expires_at < now() - interval '30 seconds') OR state IN ('live', 'draining')
            ORDER BY created_at LIMIT 5000`,
  });
  return {
    stuck: rows.filter(({ state }) => state === 'creating').map(({ id }) => id),
    empty: rows.filter(({ state }) => state !== 'creating').map(({ id }) => id),
  };
}
