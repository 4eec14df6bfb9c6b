import 'server-only';
import type { QueryResultRow } from 'pg';
import { CLOSING_HOLD_MS } from '../../meetings/timing';
import { nameOf } from '../rooms/deleted-rooms';
import type { SqlRunner } from '../sql';

/** What of a room its meeting's life depends on, and what a change of it is told with. */
export interface RoomOfMeeting {
  /** Where the room closes with its call: only what a page that is loaded anew needs to come back. */
  readonly graceSeconds: number;
  /** It is deleted as soon as the people in its call have left. */
  readonly isClosing: boolean;
  readonly change: {
    /** Left out where it was deleted and its name freed. */
    readonly room?: string;
    readonly roomId: string;
    readonly ownerId: string | null;
    readonly visibility: string;
  };
}

export async function findRoomOfMeeting(runner: SqlRunner, roomId: string): Promise<RoomOfMeeting | null> {
  const rooms = await findRoomsOfMeetings(runner, [roomId]);
  return rooms.get(roomId) ?? null;
}

/** The same for several rooms, in one statement. */
export async function findRoomsOfMeetings(
  runner: SqlRunner,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, RoomOfMeeting>> {
  const rows = await runner.query<
    {
      id: string;
      slug: string | null;
      owner_id: string | null;
      visibility: string;
      grace_seconds: number;
      is_closing: boolean;
    } & QueryResultRow
  >({
    name: 'find-rooms-of-meetings',
    text: `SELECT id, ${nameOf('rooms')} AS slug, owner_id, visibility, grace_seconds,
                  closing_since IS NOT NULL AND deleted_at IS NULL AS is_closing FROM rooms WHERE id = ANY($1::uuid[])`,
    values: [roomIds],
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        graceSeconds: row.is_closing ? CLOSING_HOLD_MS / 1_000 : row.grace_seconds,
        isClosing: row.is_closing,
        change: {
          ...(row.slug === null ? {} : { room: row.slug }),
          roomId: row.id,
          ownerId: row.owner_id,
          visibility: row.visibility,
        },
      },
    ]),
  );
}
