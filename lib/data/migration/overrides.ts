import 'server-only';
import type { QueryResultRow } from 'pg';
import type { RoomOverride } from '../../rooms/room';
import type { SqlRunner } from '../sql';
import { type OverrideRow, toOverride } from './override-row';

/** Lifts a room's move by hand, also one that has expired. False where there is none. The caller holds the room's lock. */
export async function endOverride(transaction: SqlRunner, roomId: string, liftedBy: string): Promise<boolean> {
  const rows = await transaction.query({
    text: 'UPDATE overrides SET lifted_at = now(), lifted_by = $2 WHERE room_id = $1 AND lifted_at IS NULL RETURNING id',
    values: [roomId, liftedBy],
  });
  return rows.length > 0;
}

/** A move by hand whose time is over. */
export interface LapsedOverride {
  readonly roomId: string;
  readonly override: RoomOverride;
}

/**
 * Notes of moves by hand that their time is over, and gives each of them to one caller only. Those that somebody lifted
 * before are left out.
 */
export async function takeLapsedOverrides(transaction: SqlRunner, limit: number): Promise<LapsedOverride[]> {
  const rows = await transaction.query<OverrideRow & { room_id: string } & QueryResultRow>({
    name: 'take-lapsed-overrides',
    text: `UPDATE overrides SET lapsed_at = expires_at WHERE id IN (
             SELECT id FROM overrides
              WHERE lapsed_at IS NULL AND expires_at <= now() AND (lifted_at IS NULL OR lifted_at >= expires_at)
              ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
           RETURNING *`,
    values: [limit],
  });
  return rows.map((row) => ({ roomId: row.room_id, override: toOverride(row) }));
}
