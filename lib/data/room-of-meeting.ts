import 'server-only';
import type { QueryResultRow } from 'pg';
import type { SqlRunner } from './sql';

/** What of a room its meeting's life depends on, and what a change of it is told with. */
export async function findRoomOfMeeting(
  runner: SqlRunner,
  roomId: string,
): Promise<{
  graceSeconds: number;
  change: { room: string; roomId: string; ownerId: string | null; visibility: string };
} | null> {
  const [row] = await runner.query<
    { slug: string; owner_id: string | null; visibility: string; grace_seconds: number } & QueryResultRow
  >({
    name: 'find-room-of-meeting',
    text: 'SELECT slug, owner_id, visibility, grace_seconds FROM rooms WHERE id = $1',
    values: [roomId],
  });
  if (!row) return null;
  return {
    graceSeconds: row.grace_seconds,
    change: { room: row.slug, roomId, ownerId: row.owner_id, visibility: row.visibility },
  };
}
