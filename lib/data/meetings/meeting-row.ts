import type { QueryResultRow } from 'pg';
import type { Meeting, MeetingState } from '../../meetings/meeting';
import type { MeetingSettings } from '../../video-platforms/contract';

/** The columns of a meeting, in every statement that reads one. `m` is the alias of the table. */
export const MEETING_COLUMNS = `m.id AS meeting_id, m.room_id, m.platform AS meeting_platform, m.state, m.account, m.vendor_room_name,
  m.vendor_meeting_id, m.provider_data, m.settings, m.created_at, m.started_at, m.end_date, m.vendor_end_date,
  m.empty_since, m.ended_at, m.end_reason, m.out_before, m.continues_id, m.draining_since, m.relocate_at, m.relocate_by, m.relocate_failure`;

export interface MeetingRow extends QueryResultRow {
  meeting_id: string;
  room_id: string;
  meeting_platform: string;
  state: MeetingState;
  account: string | null;
  vendor_room_name: string;
  vendor_meeting_id: string | null;
  provider_data: Record<string, unknown>;
  settings: MeetingSettings;
  created_at: Date;
  started_at: Date | null;
  end_date: Date;
  vendor_end_date: Date | null;
  empty_since: Date | null;
  ended_at: Date | null;
  end_reason: string | null;
  out_before: Date | null;
  continues_id: string | null;
  draining_since: Date | null;
  relocate_at: Date | null;
  relocate_by: string | null;
  relocate_failure: { platform: string; cause: string; at: string; isAtOnce?: boolean } | null;
}

export function toMeeting(row: MeetingRow): Meeting {
  return {
    id: row.meeting_id,
    roomId: row.room_id,
    platform: row.meeting_platform,
    state: row.state,
    account: row.account,
    vendorRoomName: row.vendor_room_name,
    vendorMeetingId: row.vendor_meeting_id,
    providerData: row.provider_data,
    settings: row.settings,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endDate: row.end_date,
    vendorEndDate: row.vendor_end_date ?? row.end_date,
    emptySince: row.empty_since,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    outBefore: row.out_before,
    continuesId: row.continues_id,
    drainingSince: row.draining_since,
    relocateAt: row.relocate_at,
    relocateBy: row.relocate_by,
    relocateFailure: row.relocate_failure && { ...row.relocate_failure, at: new Date(row.relocate_failure.at) },
  };
}
