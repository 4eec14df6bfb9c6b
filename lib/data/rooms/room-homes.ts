import 'server-only';
import type { QueryResultRow } from 'pg';
import type { RoomOverride } from '../../rooms/room';
import { type OverrideRow, toOverride } from '../migration/override-row';
import type { SqlRunner } from '../sql';

/** Locks rooms until the transaction ends, always in the same order, so that two who lock many never wait for each other. */
export async function lockRooms(transaction: SqlRunner, roomIds: readonly string[]): Promise<void> {
  await transaction.query({
    text: 'SELECT 1 FROM rooms WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
    values: [roomIds],
  });
}

/** Gives rooms another home and raises their versions. The caller holds their locks. */
export async function rewriteHomes(
  transaction: SqlRunner,
  rooms: readonly { readonly roomId: string; readonly to: string }[],
  by: string,
): Promise<void> {
  await transaction.query({
    text: `UPDATE rooms r SET platform = t.platform, version = r.version + 1, updated_at = now(), updated_by = $3
             FROM unnest($1::uuid[], $2::text[]) AS t(id, platform) WHERE r.id = t.id`,
    values: [rooms.map(({ roomId }) => roomId), rooms.map(({ to }) => to), by],
  });
}

/** Raises the versions of rooms whose move by hand was changed. The caller holds their locks. */
export async function touchRooms(transaction: SqlRunner, roomIds: readonly string[], by: string): Promise<void> {
  await transaction.query({
    text: `UPDATE rooms SET version = version + 1, updated_at = now(), updated_by = $2 WHERE id = ANY ($1::uuid[])`,
    values: [roomIds, by],
  });
}

/** Lifts the moves by hand of rooms; gives them by room id. The caller holds the rooms' locks. */
export async function liftOverridesOf(
  transaction: SqlRunner,
  roomIds: readonly string[],
  by: string,
): Promise<ReadonlyMap<string, RoomOverride>> {
  const rows = await transaction.query<RowOfRoom>({
    text: `UPDATE overrides SET lifted_at = now(), lifted_by = $2
            WHERE room_id = ANY ($1::uuid[]) AND lifted_at IS NULL RETURNING *`,
    values: [roomIds, by],
  });
  return byRoom(rows);
}

/**
 * Brings lifted moves by hand back, but for rooms that have another one by now; gives those that are back by room id. The
 * caller holds the rooms' locks.
 */
export async function restoreOverrides(
  transaction: SqlRunner,
  overrideIds: readonly string[],
): Promise<ReadonlyMap<string, RoomOverride>> {
  const rows = await transaction.query<RowOfRoom>({
    text: `UPDATE overrides o SET lifted_at = NULL, lifted_by = NULL
            WHERE o.id = ANY ($1::uuid[])
              AND NOT EXISTS (SELECT 1 FROM overrides other WHERE other.room_id = o.room_id AND other.lifted_at IS NULL)
           RETURNING o.*`,
    values: [overrideIds],
  });
  return byRoom(rows);
}

type RowOfRoom = OverrideRow & { room_id: string } & QueryResultRow;

function byRoom(rows: readonly RowOfRoom[]): ReadonlyMap<string, RoomOverride> {
  return new Map(rows.map((row) => [row.room_id, toOverride(row)]));
}

/** What the audit log says of a change that many rooms went through as one: an entry for each. */
export async function recordRoomAudits(
  transaction: SqlRunner,
  change: {
    readonly actorKind: string;
    readonly actorId: string | null;
    readonly actorName: string;
    readonly action: string;
    readonly reason: string | null;
    readonly rooms: readonly { readonly roomId: string; readonly before: object; readonly after: object }[];
  },
): Promise<void> {
  const { rooms } = change;
  await transaction.query({
    text: `INSERT INTO audit_entries (actor_kind, actor_id, actor_name, action, subject_kind, subject_id, before, after, reason)
           SELECT $1, $2, $3, $4, 'room', t.id, t.before::jsonb || jsonb_build_object('version', r.version - 1),
                  t.after::jsonb || jsonb_build_object('version', r.version), $5
             FROM unnest($6::text[], $7::text[], $8::text[]) AS t(id, before, after) JOIN rooms r ON r.id = t.id::uuid`,
    values: [
      change.actorKind,
      change.actorId,
      change.actorName,
      change.action,
      change.reason,
      rooms.map(({ roomId }) => roomId),
      rooms.map(({ before }) => JSON.stringify(before)),
      rooms.map(({ after }) => JSON.stringify(after)),
    ],
  });
}
