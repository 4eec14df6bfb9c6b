import 'server-only';
import type { Meeting } from '../../meetings/meeting';
import { sql } from '../sql';
import { MEETING_COLUMNS, type MeetingRow, toMeeting } from './meeting-row';

/** Open meetings with people in them whose vendor ends their room before `before`, the most urgent first. */
export async function findMeetingsToExtend(before: Date): Promise<Meeting[]> {
  const rows = await sql.query<MeetingRow>({
    name: 'find-meetings-to-extend',
    text: `SELECT ${MEETING_COLUMNS} FROM meetings m
            WHERE m.state IN ('live', 'draining') AND m.vendor_end_date < $1 AND m.vendor_deleted_at IS NULL
              AND EXISTS (SELECT 1 FROM participant_sessions s WHERE s.meeting_id = m.id AND s.state = 'open' AND NOT s.is_bot)
            ORDER BY m.vendor_end_date LIMIT 1000`,
    values: [before],
  });
  return rows.map(toMeeting);
}

/** Remembers a vendor's end that was moved. Never moves it back: somebody else may have moved it further meanwhile. */
export async function moveVendorEnd(meetingId: string, endDate: Date): Promise<void> {
  await sql.query({
    name: 'move-vendor-end',
    text: 'UPDATE meetings SET vendor_end_date = greatest(vendor_end_date, $2) WHERE id = $1',
    values: [meetingId, endDate],
  });
}
