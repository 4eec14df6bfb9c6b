import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Room } from '../../rooms/room';
import type { SqlRunner } from '../sql';

/** A new move by hand. */
export interface OverrideToMake {
  readonly platform: string;
  readonly expiresAt: Date | null;
  readonly note: string | null;
  readonly waive: readonly string[];
  /** The account behind it, where there is one. */
  readonly createdById: string | null;
  readonly createdBy: string;
}

/** What happens to one room. */
export interface RoomMoveToWrite {
  readonly roomId: string;
  /** Null puts the room back, unless an earlier move holds again. */
  readonly override: OverrideToMake | null;
  /** An earlier move that holds again, as the very one that it was: whatever is asked of it later finds it as it left it. */
  readonly restoredId?: string | null;
  /** The move that holds until now, which an undo brings back; null where none does. */
  readonly replacedId: string | null;
  /** Left out where the room's pin stays as it is. */
  readonly pin?: { readonly before: Room['pin']; readonly after: Room['pin'] } | undefined;
}

/** A change of one room or of many, that is undone as one. */
export interface MoveChangeToWrite {
  readonly id: string;
  readonly kind: 'move' | 'put-back' | 'undo';
  readonly by: string;
  readonly byId: string | null;
  readonly platform: string | null;
  readonly expiresAt: Date | null;
  readonly note: string | null;
  readonly undoesId: string | null;
}

/**
 * Moves rooms by hand and puts others back, each in place of its earlier move, which stays as history; raises their
 * versions. A handful of statements, however many rooms there are. The caller holds the rooms' locks.
 */
export async function writeMoves(
  transaction: SqlRunner,
  change: MoveChangeToWrite,
  moves: readonly RoomMoveToWrite[],
): Promise<void> {
  const roomIds = moves.map(({ roomId }) => roomId);
  await transaction.query({
    text: 'UPDATE overrides SET lifted_at = now(), lifted_by = $2 WHERE room_id = ANY ($1::uuid[]) AND lifted_at IS NULL',
    values: [roomIds, change.by],
  });
  await transaction.query({
    // The clock rather than the transaction's beginning: it may have waited for the rooms while others changed them, and
    // what was done to a room is told apart by when.
    text: `INSERT INTO move_changes (id, kind, at, by, by_id, platform, expires_at, note, undoes_id)
           VALUES ($1, $2, clock_timestamp(), $3, $4, $5, $6, $7, $8)`,
    values: [
      change.id,
      change.kind,
      change.by,
      change.byId,
      change.platform,
      change.expiresAt,
      change.note,
      change.undoesId,
    ],
  });
  const made = await insertOverrides(transaction, change.id, moves);
  await restoreOverrides(transaction, moves);
  const rows = moves.map(({ roomId, restoredId, replacedId, pin }) => ({
    room_id: roomId,
    override_id: made.get(roomId) ?? restoredId ?? null,
    replaced_id: replacedId,
    pin_before: pin?.before ?? null,
    pin_after: pin?.after ?? null,
  }));
  await transaction.query({
    text: `WITH moved AS (
             INSERT INTO moved_rooms (change_id, room_id, override_id, replaced_id, pin_before, pin_after)
             SELECT $1, m.room_id, m.override_id, m.replaced_id, m.pin_before, m.pin_after
               FROM jsonb_to_recordset($2::jsonb)
                 AS m(room_id uuid, override_id uuid, replaced_id uuid, pin_before text, pin_after text)
             RETURNING room_id, pin_after
           )
           UPDATE rooms r SET pin = coalesce(moved.pin_after, r.pin), version = r.version + 1, updated_at = now(), updated_by = $3
             FROM moved WHERE r.id = moved.room_id`,
    values: [change.id, JSON.stringify(rows), change.by],
  });
}

async function insertOverrides(
  transaction: SqlRunner,
  changeId: string,
  moves: readonly RoomMoveToWrite[],
): Promise<ReadonlyMap<string, string>> {
  const rows = moves.flatMap(({ roomId, override, replacedId }) =>
    override
      ? [
          {
            room_id: roomId,
            platform: override.platform,
            expires_at: override.expiresAt,
            note: override.note,
            waive: override.waive,
            created_by_id: override.createdById,
            created_by: override.createdBy,
            replaces_id: replacedId,
          },
        ]
      : [],
  );
  const made = await transaction.query<{ id: string; room_id: string } & QueryResultRow>({
    text: `INSERT INTO overrides (room_id, platform, expires_at, note, waive, change_id, created_by_id, created_by, created_at, replaces_id)
           SELECT o.room_id, o.platform, o.expires_at, o.note, o.waive, $1, o.created_by_id, o.created_by,
                  now(), o.replaces_id
             FROM jsonb_to_recordset($2::jsonb)
               AS o(room_id uuid, platform text, expires_at timestamptz, note text, waive text[], created_by_id uuid,
                    created_by text, replaces_id uuid)
           RETURNING id, room_id`,
    values: [changeId, JSON.stringify(rows)],
  });
  return new Map(made.map(({ id, room_id }) => [room_id, id]));
}

async function restoreOverrides(transaction: SqlRunner, moves: readonly RoomMoveToWrite[]): Promise<void> {
  const ids = moves.flatMap(({ restoredId }) => restoredId ?? []);
  if (ids.length === 0) return;
  await transaction.query({
    text: 'UPDATE overrides SET lifted_at = NULL, lifted_by = NULL WHERE id = ANY ($1::uuid[])',
    values: [ids],
  });
}
