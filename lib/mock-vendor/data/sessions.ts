import type { SqlRunner } from '../../data/sql';

export interface VendorSession {
  readonly id: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export async function startSession(
  transaction: SqlRunner,
  roomName: string,
  session: { id: string; startedAt: Date },
): Promise<void> {
  await transaction.query({
    text: `WITH begun AS (INSERT INTO mock_vendor_sessions (id, room_name, started_at) VALUES ($1, $2, $3))
           UPDATE mock_vendor_rooms SET session_id = $1 WHERE name = $2`,
    values: [session.id, roomName, session.startedAt],
  });
}

/** When the session that is ended began; null where none was going on. */
export async function endSession(transaction: SqlRunner, roomName: string, endedAt: Date): Promise<Date | null> {
  const rows = await transaction.query<{ startedAt: Date }>({
    text: `WITH room AS (UPDATE mock_vendor_rooms SET session_id = NULL WHERE name = $1)
           UPDATE mock_vendor_sessions SET ended_at = $2 WHERE room_name = $1 AND ended_at IS NULL
           RETURNING started_at AS "startedAt"`,
    values: [roomName, endedAt],
  });
  return rows[0]?.startedAt ?? null;
}

export async function listSessions(runner: SqlRunner, roomName: string): Promise<VendorSession[]> {
  return runner.query<VendorSession & Record<string, unknown>>({
    text: `SELECT id, started_at AS "startedAt", ended_at AS "endedAt" FROM mock_vendor_sessions
           WHERE room_name = $1 ORDER BY started_at`,
    values: [roomName],
  });
}
