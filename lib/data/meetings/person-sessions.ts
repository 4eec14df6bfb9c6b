import 'server-only';
import type { QueryResultRow } from 'pg';
import type { ParticipantRole } from '../../video-platforms/contract';
import { sql } from '../sql';

/** Who somebody is in a call, as they are taken along to its continuation. */
export interface PersonInCall {
  readonly meetingId: string;
  /** The same in every part of the gathering, however often they reconnect. */
  readonly participantId: string;
  readonly userId: string | null;
  readonly displayName: string;
  readonly role: ParticipantRole;
  readonly recordingConsent: boolean | null;
  /** False where they have left, or were put out. */
  readonly isIn: boolean;
}

/** The person behind a session; null where there is no such session, or nobody came through our door by it. */
export async function findPersonInCall(sessionId: string): Promise<PersonInCall | null> {
  const [row] = await sql.query<
    {
      meeting_id: string;
      participant_id: string;
      user_id: string | null;
      display_name: string;
      role: ParticipantRole;
      recording_consent: boolean | null;
      is_in: boolean;
    } & QueryResultRow
  >({
    name: 'find-person-in-call',
    text: `SELECT meeting_id, participant_id, user_id, coalesce(display_name, '') AS display_name, role, recording_consent,
                  state IN ('open', 'connecting') AS is_in
             FROM participant_sessions WHERE id = $1 AND participant_id IS NOT NULL AND NOT is_bot`,
    values: [sessionId],
  });
  if (!row) return null;
  return {
    meetingId: row.meeting_id,
    participantId: row.participant_id,
    userId: row.user_id,
    displayName: row.display_name,
    role: row.role,
    recordingConsent: row.recording_consent,
    isIn: row.is_in,
  };
}
