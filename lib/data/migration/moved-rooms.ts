import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Room } from '../../rooms/room';
import { type SqlRunner, sql } from '../sql';
import type { MoveChange } from './move-changes';

/** What one change did to one room. */
export interface MovedRoom extends Pick<MoveChange, 'kind' | 'by' | 'platform' | 'undoesId'> {
  readonly changeId: string;
  readonly roomId: string;
  /** The move that it made, whatever became of it since. */
  readonly overrideId: string | null;
  /** The same, and the move that held before, as they would hold now: null where there was none, or its time is over. */
  readonly leaves: string | null;
  readonly restores: string | null;
  readonly pin: { readonly before: Room['pin']; readonly after: Room['pin'] } | null;
}

interface MovedRoomRow extends QueryResultRow {
  change_id: string;
  room_id: string;
  kind: MovedRoom['kind'];
  by: string;
  platform: string | null;
  undoes_id: string | null;
  override_id: string | null;
  leaves: string | null;
  restores: string | null;
  pin_before: Room['pin'] | null;
  pin_after: Room['pin'] | null;
}

/** The ids of a change's rooms. */
export async function listRoomsOfChange(changeId: string, runner: SqlRunner): Promise<string[]> {
  const rows = await runner.query<{ room_id: string } & QueryResultRow>({
    text: 'SELECT room_id FROM moved_rooms WHERE change_id = $1',
    values: [changeId],
  });
  return rows.map(({ room_id }) => room_id);
}

/** What was done to rooms by a change and by all that came after it, by room, the oldest first. */
export async function listMovesSince(
  changeId: string,
  roomIds: readonly string[],
  runner: SqlRunner = sql,
): Promise<ReadonlyMap<string, readonly MovedRoom[]>> {
  const rows = await runner.query<MovedRoomRow>({
    text: `SELECT m.change_id, m.room_id, c.kind, c.by, c.platform, c.undoes_id, m.override_id,
                  made.id AS leaves, replaced.id AS restores, m.pin_before, m.pin_after
             FROM moved_rooms m
             JOIN move_changes c ON c.id = m.change_id
             LEFT JOIN overrides made ON made.id = m.override_id AND (made.expires_at IS NULL OR made.expires_at > now())
             LEFT JOIN overrides replaced
                    ON replaced.id = m.replaced_id AND (replaced.expires_at IS NULL OR replaced.expires_at > now())
            WHERE m.room_id = ANY ($2::uuid[]) AND c.at >= (SELECT at FROM move_changes WHERE id = $1)
            ORDER BY c.at, c.id <> $1`,
    values: [changeId, roomIds],
  });
  const moves = new Map<string, MovedRoom[]>(roomIds.map((roomId) => [roomId, []]));
  for (const row of rows) moves.get(row.room_id)?.push(toMovedRoom(row));
  return moves;
}

function toMovedRoom(row: MovedRoomRow): MovedRoom {
  return {
    changeId: row.change_id,
    roomId: row.room_id,
    kind: row.kind,
    by: row.by,
    platform: row.platform,
    undoesId: row.undoes_id,
    overrideId: row.override_id,
    leaves: row.leaves,
    restores: row.restores,
    pin: row.pin_before && row.pin_after ? { before: row.pin_before, after: row.pin_after } : null,
  };
}
