import 'server-only';
import type { QueryResultRow } from 'pg';
import { PAGE_SILENCE_MS } from '../../meetings/timing';
import type { SqlRunner } from '../sql';

/** A part of a room's call that people are in, on their way into, or that is being made for them. */
export interface PartToMove {
  readonly roomId: string;
  readonly meetingId: string;
  readonly platform: string;
  readonly relocateAt: Date | null;
}

/**
 * What people of rooms are in or about to be in, the oldest part of a room first. Whoever changes parts at this moment
 * may be in neither for some seconds, and a part that is being made takes the place of the one before it.
 */
export async function listPartsToMove(transaction: SqlRunner, roomIds: readonly string[]): Promise<PartToMove[]> {
  const rows = await transaction.query<
    { id: string; room_id: string; platform: string; relocate_at: Date | null } & QueryResultRow
  >({
    name: 'list-parts-to-move',
    text: `SELECT m.id, m.room_id, m.platform, m.relocate_at FROM meetings m
            WHERE m.room_id = ANY ($1::uuid[])
              AND (m.state = 'creating' OR (m.state = 'live' AND EXISTS (
                SELECT 1 FROM participant_sessions s JOIN meetings p ON p.id = s.meeting_id
                 WHERE p.room_id = m.room_id AND p.state IN ('live', 'draining')
                   AND ((s.state = 'open' AND NOT s.is_bot) OR (s.state IN ('open', 'connecting')
                     AND s.last_sign_at > now() - interval '${PAGE_SILENCE_MS} milliseconds')))))
            ORDER BY m.room_id, m.created_at, m.id`,
    values: [roomIds],
  });
  return rows.map((row) => ({
    roomId: row.room_id,
    meetingId: row.id,
    platform: row.platform,
    relocateAt: row.relocate_at,
  }));
}
