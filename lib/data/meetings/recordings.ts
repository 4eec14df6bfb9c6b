import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Recording, RecordingFacts } from '../../recordings/recording';
import { type SqlRunner, sql } from '../sql';

interface RecordingRow extends QueryResultRow {
  id: string;
  meeting_id: string;
  platform: string;
  vendor_recording_id: string | null;
  instance_id: string | null;
  state: Recording['state'];
  started_at: Date | null;
  duration_seconds: number | null;
  link_expires_at: Date | null;
  requested_by: string | null;
  provider_data: Record<string, unknown>;
  error: string | null;
  created_at: Date;
}

const COLUMNS = `id, meeting_id, platform, vendor_recording_id, instance_id, state, started_at, duration_seconds,
  link_expires_at, requested_by, provider_data, error, created_at`;

function toRecording(row: RecordingRow): Recording {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    platform: row.platform,
    vendorRecordingId: row.vendor_recording_id,
    instanceId: row.instance_id,
    state: row.state,
    startedAt: row.started_at,
    durationSeconds: row.duration_seconds,
    linkExpiresAt: row.link_expires_at,
    requestedBy: row.requested_by,
    providerData: row.provider_data,
    error: row.error,
    createdAt: row.created_at,
  };
}

export async function findRecording(id: string, runner: SqlRunner = sql): Promise<Recording | null> {
  const [row] = await runner.query<RecordingRow>({
    name: 'find-recording',
    text: `SELECT ${COLUMNS} FROM recordings WHERE id = $1 AND deleted_at IS NULL`,
    values: [id],
  });
  return row ? toRecording(row) : null;
}

/**
 * The recordings of a meeting, the oldest first.
 * @param options.withDeleted for who writes what a vendor says: a late word must find the row that it is about
 */
export async function listRecordingsOfMeeting(
  meetingId: string,
  options: { readonly runner?: SqlRunner; readonly withDeleted?: boolean } = {},
): Promise<Recording[]> {
  const rows = await (options.runner ?? sql).query<RecordingRow>({
    name: 'list-recordings-of-meeting',
    text: `SELECT ${COLUMNS} FROM recordings
            WHERE meeting_id = $1 AND ($2::boolean OR deleted_at IS NULL) ORDER BY created_at, id`,
    values: [meetingId, options.withDeleted ?? false],
  });
  return rows.map(toRecording);
}

/** The recordings of several meetings, the oldest first, by meeting; one without any has no entry. */
export async function listRecordingsByMeeting(meetingIds: readonly string[]): Promise<Map<string, Recording[]>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await sql.query<RecordingRow>({
    name: 'list-recordings-by-meeting',
    text: `SELECT ${COLUMNS} FROM recordings
            WHERE meeting_id = ANY($1::uuid[]) AND deleted_at IS NULL ORDER BY created_at, id`,
    values: [meetingIds],
  });
  const byMeeting = new Map<string, Recording[]>();
  for (const recording of rows.map(toRecording)) {
    byMeeting.set(recording.meetingId, [...(byMeeting.get(recording.meetingId) ?? []), recording]);
  }
  return byMeeting;
}

/** The meeting of a recording that is known by the vendor's id or by ours of its start. */
export async function findMeetingIdOfRecording(
  runner: SqlRunner,
  known: { platform: string; vendorRecordingId: string | null; instanceId: string | null },
): Promise<string | null> {
  const [row] = await runner.query<{ meeting_id: string } & QueryResultRow>({
    name: 'find-meeting-of-recording',
    text: `SELECT meeting_id FROM recordings
            WHERE platform = $1 AND (vendor_recording_id = $2 OR instance_id = $3)
            ORDER BY vendor_recording_id = $2 DESC NULLS LAST LIMIT 1`,
    values: [known.platform, known.vendorRecordingId, known.instanceId],
  });
  return row?.meeting_id ?? null;
}

/** Makes a row. The caller holds the meeting's lock. */
export async function insertRecording(
  transaction: SqlRunner,
  recording: RecordingFacts & { meetingId: string; platform: string },
): Promise<Recording> {
  const [row] = await transaction.query<RecordingRow>({
    name: 'insert-recording',
    text: `INSERT INTO recordings (meeting_id, platform, vendor_recording_id, instance_id, state, started_at,
                                   duration_seconds, link_expires_at, requested_by, provider_data, error)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${COLUMNS}`,
    values: [recording.meetingId, recording.platform, ...factValues(recording)],
  });
  if (!row) throw new Error('The recording was not kept.');
  return toRecording(row);
}

export async function updateRecording(transaction: SqlRunner, id: string, facts: RecordingFacts): Promise<void> {
  await transaction.query({
    name: 'update-recording',
    text: `UPDATE recordings SET vendor_recording_id = $2, instance_id = $3, state = $4, started_at = $5,
                  duration_seconds = $6, link_expires_at = $7, requested_by = $8, provider_data = $9, error = $10
            WHERE id = $1`,
    values: [id, ...factValues(facts)],
  });
}

/** For rows that turned out to be another one's recording. */
export async function deleteRecordings(transaction: SqlRunner, ids: readonly string[]): Promise<void> {
  await transaction.query({ text: 'DELETE FROM recordings WHERE id = ANY($1::uuid[])', values: [ids] });
}

/** No platform makes a file of it: whoever recorded it has it on their computer. */
const IS_LOCAL = `m.settings ->> 'recording' = 'local' AND r.vendor_recording_id IS NULL AND r.instance_id IS NULL`;

/** A recording `f` of which its platform has a file, or is about to. */
export const IS_AT_PLATFORM = `f.state NOT IN ('failed', 'local')`;

/** What ran until then runs no more: its file is on its way, or with whoever recorded it. True where there was any. */
export async function markRecordingsStopped(transaction: SqlRunner, meetingId: string, at: Date): Promise<boolean> {
  const rows = await transaction.query({
    name: 'mark-recordings-stopped',
    text: `UPDATE recordings r SET state = CASE WHEN ${IS_LOCAL} THEN 'local' ELSE 'processing' END,
                  provider_data = r.provider_data || jsonb_build_object('overBy', $3::text)
             FROM meetings m
            WHERE m.id = r.meeting_id AND r.meeting_id = $1 AND r.state = 'recording'
              AND coalesce(r.started_at, r.created_at) <= $2 RETURNING r.id`,
    values: [meetingId, at, at.toISOString()],
  });
  return rows.length > 0;
}

/** For a start that a page of the call was to make and couldn't. True where there was one. */
export async function failAskedRecordings(transaction: SqlRunner, meetingId: string, error: string): Promise<boolean> {
  const rows = await transaction.query({
    name: 'fail-asked-recordings',
    text: `UPDATE recordings SET state = 'failed', error = $2
            WHERE meeting_id = $1 AND state = 'requested' AND instance_id IS NULL AND vendor_recording_id IS NULL RETURNING id`,
    values: [meetingId, error],
  });
  return rows.length > 0;
}

/**
 * Gives starts up that no platform has confirmed within two minutes, by an answer or an event. Should one come later all
 * the same, it says that the recording runs.
 */
export async function failUnconfirmedRecordings(): Promise<void> {
  await sql.query({
    text: `UPDATE recordings SET state = 'failed',
                  error = CASE WHEN instance_id IS NULL
                    THEN 'The recording didn’t begin by itself. Now a host starts it inside the call.'
                    ELSE 'The platform never said that it records. Start it again.' END
            WHERE state = 'requested' AND vendor_recording_id IS NULL AND created_at < now() - interval '2 minutes'`,
  });
}

/**
 * Closes what was recorded in a call that has been over for a day, and of which no file came from its platform. Should one
 * come later, it finds its row.
 */
export async function failFilelessRecordings(): Promise<void> {
  await sql.query({
    text: `UPDATE recordings r SET state = 'failed',
                  error = 'No file of it came within a day. If it should be there, look for it at the platform.'
             FROM meetings m
            WHERE m.id = r.meeting_id AND r.state IN ('recording', 'processing')
              AND NOT (${IS_LOCAL}) AND m.ended_at < now() - interval '1 day'`,
  });
}

function factValues(facts: RecordingFacts): unknown[] {
  return [
    facts.vendorRecordingId,
    facts.instanceId,
    facts.state,
    facts.startedAt,
    facts.durationSeconds,
    facts.linkExpiresAt,
    facts.requestedBy,
    JSON.stringify(facts.providerData),
    facts.error,
  ];
}
