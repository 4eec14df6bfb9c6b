import 'server-only';
import type { QueryResultRow } from 'pg';
import { IS_AT_PLATFORM } from '../meetings/recordings';
import { readInSlices } from '../read-in-slices';
import { nameOf } from '../rooms/deleted-rooms';
import { type SqlStatement, sql } from '../sql';

/** A meeting that is over and in which somebody was, with what was recorded of it. */
export interface RecordedMeeting {
  readonly id: string;
  readonly roomId: string;
  /** Null where it was deleted and its name freed. */
  readonly room: string | null;
  /** Where it ran. */
  readonly platform: string;
  readonly at: Date;
  /** The most people at once; 0 where that was not recorded yet. */
  readonly peakPeople: number;
  readonly personSeconds: number;
  /** True where a platform made a recording of it. */
  readonly hasRecording: boolean;
  /** What its room was set to record at the time. */
  readonly recordingSetting: string | null;
  /** What its decision was made from, as it was kept; null where that was not recorded yet. */
  readonly input: unknown;
}

interface RecordedMeetingRow extends QueryResultRow {
  id: string;
  room_id: string;
  room: string | null;
  platform: string;
  created_at: Date;
  peak_people: number;
  person_seconds: number;
  has_recording: boolean;
  recording_setting: string | null;
  input: unknown;
}

const OVER_AND_USED = "m.state = 'ended' AND m.started_at IS NOT NULL AND m.created_at >= $1";

/** The time in a meeting is written when it ends; of older ones it is added up from who was in them. */
function recordedMeetings(since: Date): SqlStatement {
  return {
    text: `SELECT m.id, m.room_id, ${nameOf('r')} AS room, m.platform, m.created_at, m.peak_people,
                  coalesce(m.person_seconds, (
                    SELECT coalesce(sum(extract(epoch FROM greatest(coalesce(s.left_at, m.ended_at), s.joined_at) - s.joined_at)), 0)::int
                      FROM participant_sessions s
                     WHERE s.meeting_id = m.id AND NOT s.is_bot AND s.joined_at IS NOT NULL)) AS person_seconds,
                  EXISTS (SELECT 1 FROM recordings f WHERE f.meeting_id = m.id AND ${IS_AT_PLATFORM}) AS has_recording,
                  m.settings ->> 'recording' AS recording_setting, d.input
             FROM meetings m JOIN rooms r ON r.id = m.room_id LEFT JOIN decisions d ON d.meeting_id = m.id
            WHERE ${OVER_AND_USED} ORDER BY m.created_at, m.id`,
    values: [since],
  };
}

/** Meetings since a moment that are over, the oldest first, a slice at a time. */
export async function* readRecordedMeetings(since: Date, size: number): AsyncGenerator<RecordedMeeting[], void> {
  for await (const rows of readInSlices<RecordedMeetingRow>(recordedMeetings(since), size)) {
    yield rows.map((row) => ({
      id: row.id,
      roomId: row.room_id,
      room: row.room,
      platform: row.platform,
      at: row.created_at,
      peakPeople: row.peak_people,
      personSeconds: row.person_seconds,
      hasRecording: row.has_recording,
      recordingSetting: row.recording_setting,
      input: row.input,
    }));
  }
}

export async function countRecordedMeetings(since: Date): Promise<number> {
  const [row] = await sql.query<{ count: number } & QueryResultRow>({
    text: `SELECT count(*)::int AS count FROM meetings m WHERE ${OVER_AND_USED}`,
    values: [since],
  });
  return row?.count ?? 0;
}
