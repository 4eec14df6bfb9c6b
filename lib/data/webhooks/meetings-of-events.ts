import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Meeting } from '../../meetings/meeting';
import { MEETING_COLUMNS, type MeetingRow, toMeeting } from '../meetings/meeting-row';
import type { SqlRunner } from '../sql';

/** A room as a vendor names it. */
export interface NamedVendorRoom {
  readonly platform: string;
  readonly roomName: string;
}

/** The meetings that vendors' room names belong to, as many as are known. */
export async function findMeetingIdsByVendorRooms(
  runner: SqlRunner,
  rooms: readonly NamedVendorRoom[],
): Promise<readonly (NamedVendorRoom & { readonly meetingId: string })[]> {
  if (rooms.length === 0) return [];
  const rows = await runner.query<{ id: string; platform: string; vendor_room_name: string } & QueryResultRow>({
    name: 'find-meetings-by-vendor-rooms',
    text: `SELECT m.id, m.platform, m.vendor_room_name
             FROM unnest($1::text[], $2::text[]) AS told (platform, room)
             JOIN meetings m ON m.platform = told.platform AND m.vendor_room_name = told.room`,
    values: [rooms.map(({ platform }) => platform), rooms.map(({ roomName }) => roomName)],
  });
  return rows.map((row) => ({ platform: row.platform, roomName: row.vendor_room_name, meetingId: row.id }));
}

/** Platforms on which a meeting is being made at this moment, whose room's name may not be known here yet. */
export async function listPlatformsInTheMaking(runner: SqlRunner): Promise<ReadonlySet<string>> {
  const rows = await runner.query<{ platform: string } & QueryResultRow>({
    name: 'platforms-in-the-making',
    text: `SELECT DISTINCT platform FROM meetings WHERE state = 'creating'`,
  });
  return new Set(rows.map(({ platform }) => platform));
}

/**
 * Locks meetings until the transaction ends, in one order for everybody, so that nobody waits for each other. People may
 * still be let into them meanwhile.
 */
export async function lockMeetings(transaction: SqlRunner, ids: readonly string[]): Promise<Map<string, Meeting>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<MeetingRow>({
    name: 'lock-meetings',
    text: `SELECT ${MEETING_COLUMNS} FROM meetings m WHERE m.id = ANY($1::uuid[]) ORDER BY m.id FOR NO KEY UPDATE`,
    values: [ids],
  });
  return new Map(rows.map(toMeeting).map((meeting) => [meeting.id, meeting]));
}
