import 'server-only';
import type { SqlRunner } from './sql';

/** True where no room was ever made, deleted ones included. */
export async function hasNoRooms(runner: SqlRunner): Promise<boolean> {
  const rows = await runner.query({ text: 'SELECT 1 FROM rooms LIMIT 1' });
  return rows.length === 0;
}
