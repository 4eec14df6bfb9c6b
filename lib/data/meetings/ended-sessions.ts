import 'server-only';
import { sql } from '../sql';

/** Remembers that a session is over, until its cookie would have ended by itself. Forgets those whose time has come. */
export async function insertEndedSession(id: string, endsAt: Date): Promise<void> {
  await sql.query({
    text: `WITH forgotten AS (DELETE FROM ended_sessions WHERE ends_at < now())
           INSERT INTO ended_sessions (id, ends_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING`,
    values: [id, endsAt],
  });
}

export async function isSessionEnded(id: string): Promise<boolean> {
  const rows = await sql.query({
    name: 'is-session-ended',
    text: 'SELECT 1 FROM ended_sessions WHERE id = $1',
    values: [id],
  });
  return rows.length > 0;
}
