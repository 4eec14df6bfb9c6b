import 'server-only';
import type { QueryResultRow } from 'pg';
import { type SqlRunner, sql } from '../sql';

/** The open meetings of a room: one, or both halves of a call that is being moved to another platform. */
export async function findOpenMeetingIds(roomId: string, runner: SqlRunner = sql): Promise<string[]> {
  const rows = await runner.query<{ id: string } & QueryResultRow>({
    name: 'find-open-meeting-ids',
    text: `SELECT id FROM meetings WHERE room_id = $1 AND state IN ('creating', 'live', 'draining')`,
    values: [roomId],
  });
  return rows.map(({ id }) => id);
}

/** True where a host is in the call of a room now. Whoever came by a host link that was taken back is none. */
export async function isHostInCall(roomId: string, runner: SqlRunner = sql): Promise<boolean> {
  const [row] = await runner.query<{ is_there: boolean } & QueryResultRow>({
    name: 'is-host-in-call',
    text: `SELECT EXISTS (
             SELECT 1 FROM meetings m JOIN participant_sessions s ON s.meeting_id = m.id
              WHERE m.room_id = $1 AND m.state IN ('live', 'draining')
                AND s.state = 'open' AND s.role = 'host' AND NOT s.is_bot
                AND NOT EXISTS (SELECT 1 FROM host_links l WHERE l.id = s.host_link_id AND l.revoked_at IS NOT NULL)) AS is_there`,
    values: [roomId],
  });
  return row?.is_there ?? false;
}

/**
 * True where the gathering of one of these meetings still goes on in a room: the meeting is open, the open one continues
 * it, or it was replaced just now for reasons of ours and not by anybody's wish.
 * @param place.liveMeetingId null where no meeting is live
 */
export async function doesGatheringGoOn(
  runner: SqlRunner,
  place: { roomId: string; liveMeetingId: string | null; meetingIds: readonly string[] },
): Promise<boolean> {
  if (place.meetingIds.length === 0) return false;
  const [row] = await runner.query<{ goes_on: boolean } & QueryResultRow>({
    name: 'does-gathering-go-on',
    text: `WITH RECURSIVE gathering AS (
             SELECT id, continues_id FROM meetings WHERE id = $2
             UNION
             SELECT m.id, m.continues_id FROM meetings m JOIN gathering g ON m.id = g.continues_id)
           SELECT EXISTS (SELECT 1 FROM gathering WHERE id = ANY ($3::uuid[]))
               OR EXISTS (SELECT 1 FROM meetings
                           WHERE id = ANY ($3::uuid[]) AND room_id = $1
                             AND (state IN ('creating', 'live', 'draining')
                               OR (end_reason IN ('superseded', 'vendor-room-gone')
                                 AND ended_at > now() - interval '10 minutes'))) AS goes_on`,
    values: [place.roomId, place.liveMeetingId, place.meetingIds],
  });
  return row?.goes_on ?? false;
}

/** True where somebody ended a call of this room for everybody after a moment. */
export async function wasEndedForAllSince(runner: SqlRunner, roomId: string, since: Date): Promise<boolean> {
  const rows = await runner.query({
    name: 'was-ended-for-all-since',
    text: `SELECT 1 FROM meetings WHERE room_id = $1 AND end_reason = 'ended-for-all' AND ended_at >= $2 LIMIT 1`,
    values: [roomId, since],
  });
  return rows.length > 0;
}

/** Which of some meetings are in the same room as another one. */
export async function findMeetingsOfSameRoom(
  meetingId: string,
  among: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string } & QueryResultRow>({
    name: 'find-meetings-of-same-room',
    text: `SELECT id FROM meetings
            WHERE id = ANY ($2::uuid[]) AND room_id = (SELECT room_id FROM meetings WHERE id = $1)`,
    values: [meetingId, among],
  });
  return new Set(rows.map(({ id }) => id));
}
