import 'server-only';
import type { QueryResultRow } from 'pg';
import { nameOf } from '../rooms/deleted-rooms';
import { type SqlRunner, sql } from '../sql';

/** How far a change has been undone. */
export interface Undoing {
  /** How many of its rooms it is undone for. */
  readonly rooms: number;
  /**
   * The first of the others by name: no undo came to them, or one left them alone or was undone itself. Null for a name that
   * was freed.
   */
  readonly kept: readonly { readonly roomId: string; readonly name: string | null }[];
}

/** How many rooms that were left alone are named; the others are counted. */
const MOST_NAMED = 20;

/**
 * The rooms that changes ($1) are undone for. An undo is a change that can be undone as well, to any depth, and each
 * turns round what the one before it came to: a change is undone for the rooms that were turned an odd number of times.
 */
const UNDONE = `WITH RECURSIVE undos AS (
             SELECT undoes_id AS change_id, id FROM move_changes WHERE undoes_id = ANY ($1::uuid[])
             UNION ALL
             SELECT undos.change_id, u.id FROM undos JOIN move_changes u ON u.undoes_id = undos.id
           ), undone AS (
             SELECT undos.change_id, m.room_id FROM undos JOIN moved_rooms m ON m.change_id = undos.id
              GROUP BY 1, 2 HAVING count(*) % 2 = 1
           )`;

/** How far changes have been undone, by their ids. */
export async function readUndoings(changeIds: readonly string[]): Promise<ReadonlyMap<string, Undoing>> {
  if (changeIds.length === 0) return new Map();
  const rows = await sql.query<{ change_id: string; rooms: number; kept: Undoing['kept'] | null } & QueryResultRow>({
    text: `${UNDONE}
           SELECT m.change_id, count(undone.room_id)::int AS rooms,
                  to_json((array_agg(json_build_object('roomId', r.id, 'name', ${nameOf('r')}) ORDER BY r.sort_name, r.slug)
                            FILTER (WHERE undone.room_id IS NULL))[:${MOST_NAMED}]) AS kept
             FROM moved_rooms m
             JOIN rooms r ON r.id = m.room_id
             LEFT JOIN undone ON undone.change_id = m.change_id AND undone.room_id = m.room_id
            WHERE m.change_id = ANY ($1::uuid[])
            GROUP BY m.change_id`,
    values: [changeIds],
  });
  return new Map(rows.map(({ change_id, rooms: count, kept }) => [change_id, { rooms: count, kept: kept ?? [] }]));
}

/** The ids of all rooms of a change that it isn't undone for. */
export async function listRoomsLeft(changeId: string): Promise<string[]> {
  const rows = await sql.query<{ room_id: string } & QueryResultRow>({
    text: `${UNDONE}
           SELECT m.room_id FROM moved_rooms m
            WHERE m.change_id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.room_id = m.room_id)`,
    values: [[changeId]],
  });
  return rows.map(({ room_id }) => room_id);
}

/** Notes who undid a change, for all of its rooms or for some. */
export async function markChangeUndone(
  transaction: SqlRunner,
  { changeId, by }: { readonly changeId: string; readonly by: string },
): Promise<void> {
  await transaction.query({
    text: 'UPDATE move_changes SET undone_at = now(), undone_by = $2 WHERE id = $1',
    values: [changeId, by],
  });
}
