import 'server-only';
import type { SqlRunner } from './sql';

/** Lifts a room's move by hand, also one that has expired. False where there is none. The caller holds the room's lock. */
export async function endOverride(transaction: SqlRunner, roomId: string, liftedBy: string): Promise<boolean> {
  const rows = await transaction.query({
    text: 'UPDATE overrides SET lifted_at = now(), lifted_by = $2 WHERE room_id = $1 AND lifted_at IS NULL RETURNING id',
    values: [roomId, liftedBy],
  });
  return rows.length > 0;
}
