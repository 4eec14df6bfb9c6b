import 'server-only';
import type { QueryResultRow } from 'pg';
import { sql } from '../sql';

/**
 * Where rooms are at home, by the words that a list names them with: a name, a former one, or an id, in small letters.
 * Words that no room answers to are left out.
 */
export async function readHomesOfRooms(words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (words.length === 0) return new Map();
  const rows = await sql.query<{ word: string; platform: string } & QueryResultRow>({
    text: `SELECT named.word, r.platform
             FROM (SELECT id, slug AS word FROM rooms WHERE slug = ANY ($1)
                   UNION SELECT room_id, slug FROM room_aliases WHERE slug = ANY ($1)
                   UNION SELECT id, id::text FROM rooms WHERE id::text = ANY ($1)) AS named
             JOIN rooms r ON r.id = named.id
            WHERE r.deleted_at IS NULL`,
    values: [words],
  });
  return new Map(rows.map(({ word, platform }) => [word, platform]));
}
