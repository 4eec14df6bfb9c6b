import 'server-only';
import type { QueryResultRow } from 'pg';
import type { RoomOverride } from '../rooms/room';
import { type OverrideRow, toOverride } from './override-row';
import type { SqlRunner } from './sql';

export interface NewOverride {
  readonly roomId: string;
  readonly platform: string;
  readonly expiresAt: Date | null;
  readonly note: string | null;
  readonly waive: readonly string[];
  /** The account behind it, where there is one. */
  readonly createdById: string | null;
  readonly createdBy: string;
}

/** Moves a room by hand, in place of any earlier move, which stays as history. The caller holds the room's lock. */
export async function replaceOverride(transaction: SqlRunner, override: NewOverride): Promise<RoomOverride> {
  await endOverride(transaction, override.roomId, override.createdBy);
  const [row] = await transaction.query<OverrideRow & QueryResultRow>({
    text: `INSERT INTO overrides (room_id, platform, expires_at, note, waive, created_by_id, created_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING *`,
    values: [
      override.roomId,
      override.platform,
      override.expiresAt,
      override.note,
      override.waive,
      override.createdById,
      override.createdBy,
    ],
  });
  if (!row) throw new Error('An override was inserted and not returned.');
  return toOverride(row);
}

/** Lifts a room's move by hand, also one that has expired. False where there is none. The caller holds the room's lock. */
export async function endOverride(transaction: SqlRunner, roomId: string, liftedBy: string): Promise<boolean> {
  const rows = await transaction.query({
    text: 'UPDATE overrides SET lifted_at = now(), lifted_by = $2 WHERE room_id = $1 AND lifted_at IS NULL RETURNING id',
    values: [roomId, liftedBy],
  });
  return rows.length > 0;
}
