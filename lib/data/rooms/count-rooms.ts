import 'server-only';
import type { QueryResultRow } from 'pg';
import { type SqlRunner, sql } from '../sql';

/** How many rooms there are, deleted ones left out. */
export async function countRooms(runner: SqlRunner = sql): Promise<number> {
  const [row] = await runner.query<{ rooms: number } & QueryResultRow>({
    text: 'SELECT count(*)::int AS rooms FROM rooms WHERE deleted_at IS NULL',
  });
  return row?.rooms ?? 0;
}
