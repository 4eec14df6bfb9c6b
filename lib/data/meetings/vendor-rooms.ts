import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Meeting } from '../../meetings/meeting';
import { sql } from '../sql';
import { MEETING_COLUMNS, type MeetingRow, toMeeting } from './meeting-row';

/** The meetings of a platform whose ids begin with these twelve digits: what a vendor's name of a room carries. */
export async function findMeetingsByMarks(platform: string, marks: readonly string[]): Promise<Meeting[]> {
  if (marks.length === 0) return [];
  const rows = await sql.query<MeetingRow>({
    name: 'find-meetings-by-marks',
    // As a range of ids, so that its index is used.
    text: `SELECT ${MEETING_COLUMNS} FROM unnest($2::text[]) mark
             JOIN meetings m ON m.id BETWEEN (rpad(mark, 32, '0'))::uuid AND (rpad(mark, 32, 'f'))::uuid
            WHERE m.platform = $1`,
    values: [platform, marks],
  });
  return rows.map(toMeeting);
}

/** A room on a vendor's account that this installation didn't make. */
export interface ForeignRoom {
  readonly name: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** Keeps which rooms on an account are not ours, each once, and forgets those that are gone. */
export async function replaceForeignRooms(platform: string, names: readonly string[]): Promise<void> {
  await sql.query({
    text: `WITH gone AS (DELETE FROM foreign_vendor_rooms WHERE platform = $1 AND vendor_room_name <> ALL ($2::text[]))
           INSERT INTO foreign_vendor_rooms (platform, vendor_room_name) SELECT DISTINCT $1, unnest($2::text[])
           ON CONFLICT (platform, vendor_room_name) DO UPDATE SET last_seen_at = now()`,
    values: [platform, names],
  });
}

/** The rooms on an account that are not ours, the latest to be seen first. */
export async function listForeignRooms(
  platform: string,
  limit: number,
): Promise<{ items: ForeignRoom[]; total: number }> {
  const rows = await sql.query<
    { vendor_room_name: string; first_seen_at: Date; last_seen_at: Date; total: number } & QueryResultRow
  >({
    text: `SELECT vendor_room_name, first_seen_at, last_seen_at, count(*) OVER ()::int AS total FROM foreign_vendor_rooms
            WHERE platform = $1 ORDER BY first_seen_at DESC, vendor_room_name LIMIT $2`,
    values: [platform, limit],
  });
  return {
    items: rows.map((row) => ({
      name: row.vendor_room_name,
      firstSeenAt: row.first_seen_at,
      lastSeenAt: row.last_seen_at,
    })),
    total: rows[0]?.total ?? 0,
  };
}
