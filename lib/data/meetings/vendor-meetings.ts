import 'server-only';
import type { QueryResultRow } from 'pg';
import type { SqlRunner } from '../sql';

/** The meeting that a vendor knows by an id of its own. */
export async function findMeetingIdByVendorMeeting(
  runner: SqlRunner,
  platform: string,
  vendorMeetingId: string,
): Promise<string | null> {
  const [row] = await runner.query<{ id: string } & QueryResultRow>({
    name: 'find-meeting-by-vendor-meeting',
    text: 'SELECT id FROM meetings WHERE platform = $1 AND vendor_meeting_id = $2 ORDER BY created_at DESC LIMIT 1',
    values: [platform, vendorMeetingId],
  });
  return row?.id ?? null;
}
