import { randomUUID } from 'node:crypto';
import { sql } from '@/lib/data/sql';

/** A meeting straight into the table: live on `mock`, unless said otherwise. */
export async function makeMeeting(
  roomId: string,
  values: { id?: string; platform?: string; state?: 'creating' | 'live' | 'draining' | 'ended' | 'failed' } = {},
): Promise<{ id: string }> {
  const id = values.id ?? randomUUID();
  await sql.query({
    text: `INSERT INTO meetings (id, room_id, platform, state, vendor_room_name, end_date, lease_expires_at)
           VALUES ($1, $2, $3, $4, $5, now() + interval '8 hours', now() + interval '8 seconds')`,
    values: [id, roomId, values.platform ?? 'mock', values.state ?? 'live', `vendor-${id}`],
  });
  return { id };
}

/** A session straight into the table: one more person, unless a participant is given. */
export async function makeSession(
  meetingId: string,
  values: {
    state?: 'connecting' | 'open' | 'closed';
    participantId?: string | null;
    isBot?: boolean;
    isHeard?: boolean;
  } = {},
): Promise<{ id: string; participantId: string | null }> {
  const id = randomUUID();
  const participantId = values.participantId === undefined ? id : values.participantId;
  await sql.query({
    text: `INSERT INTO participant_sessions (id, meeting_id, participant_id, state, is_bot, last_sign_at)
           VALUES ($1, $2, $3, $4, $5, CASE WHEN $6 THEN now() END)`,
    values: [id, meetingId, participantId, values.state ?? 'open', values.isBot ?? false, values.isHeard ?? false],
  });
  return { id, participantId };
}
