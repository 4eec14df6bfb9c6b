import 'server-only';
import type { QueryResultRow } from 'pg';
import { sql } from '../sql';

/** The code of a meeting's failure where it is over and its vendor's room isn't. */
export const ROOM_NOT_CLOSED = 'room-not-closed';

/** Older ones have come to their vendor's own end. */
const COUNTED_FOR = '3 days';

/** Keeps why a room couldn't be closed. A failure that the meeting itself had is worth more and stays. */
export async function markRoomUnclosed(meetingId: string, cause: string): Promise<void> {
  await sql.query({
    text: `UPDATE meetings SET failure = jsonb_build_object('code', $2::text, 'cause', $3::text)
            WHERE id = $1 AND vendor_deleted_at IS NULL AND (failure IS NULL OR failure ->> 'code' = $2)`,
    values: [meetingId, ROOM_NOT_CLOSED, cause],
  });
}

/** Why the vendor's room of a meeting that is over couldn't be closed yet; null where it was, or nothing was tried. */
export async function findUnclosedCause(meetingId: string): Promise<string | null> {
  const [row] = await sql.query<{ cause: string | null } & QueryResultRow>({
    name: 'find-unclosed-cause',
    text: `SELECT failure ->> 'cause' AS cause FROM meetings
            WHERE id = $1 AND vendor_deleted_at IS NULL AND failure ->> 'code' = $2`,
    values: [meetingId, ROOM_NOT_CLOSED],
  });
  return row?.cause ?? null;
}

/** How many rooms of meetings that are over couldn't be closed yet, by platform. */
export async function countUnclosedRooms(): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ platform: string; rooms: number } & QueryResultRow>({
    name: 'count-unclosed-rooms',
    text: `SELECT platform, count(*)::int AS rooms FROM meetings
            WHERE created_at > now() - interval '${COUNTED_FOR}' AND state IN ('ended', 'failed')
              AND vendor_deleted_at IS NULL AND failure ->> 'code' = $1 GROUP BY platform`,
    values: [ROOM_NOT_CLOSED],
  });
  return new Map(rows.map(({ platform, rooms: count }) => [platform, count]));
}

/** The meetings whose rooms a platform left open as it refused our key, or as we had none for its account. */
export async function listRoomsUnclosedForKey(platform: string): Promise<string[]> {
  const rows = await sql.query<{ id: string } & QueryResultRow>({
    text: `SELECT id FROM meetings
            WHERE created_at > now() - interval '${COUNTED_FOR}' AND platform = $1 AND state IN ('ended', 'failed')
              AND vendor_deleted_at IS NULL AND failure ->> 'code' = $2
              AND failure ->> 'cause' IN ('unauthorised', 'account-changed')`,
    values: [platform, ROOM_NOT_CLOSED],
  });
  return rows.map(({ id }) => id);
}

/** What couldn't be closed and isn't on its account any more has ended by itself. */
export async function forgetUnclosedRooms(gone: {
  platform: string;
  account: string;
  /** The meetings whose rooms are still there. */
  exceptIds: readonly string[];
  endedBefore: Date;
}): Promise<void> {
  await sql.query({
    text: `UPDATE meetings SET vendor_deleted_at = now(), failure = NULL
            WHERE created_at > now() - interval '${COUNTED_FOR}' AND platform = $1 AND failure ->> 'code' = $2
              AND (account IS NULL OR account = $3) AND id <> ALL ($4::uuid[]) AND ended_at < $5`,
    values: [gone.platform, ROOM_NOT_CLOSED, gone.account, gone.exceptIds, gone.endedBefore],
  });
}
