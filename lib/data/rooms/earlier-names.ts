import 'server-only';
import type { QueryResultRow } from 'pg';
import { sql } from '../sql';

/** A name that a room had before and that still leads to it. */
export interface EarlierName {
  readonly name: string;
  /** When the room was given another. */
  readonly since: Date;
}

/** The names that a room had before, the latest first. */
export async function listEarlierNames(roomId: string): Promise<EarlierName[]> {
  return sql.query<EarlierName & QueryResultRow>({
    name: 'list-earlier-names',
    text: 'SELECT slug AS name, created_at AS since FROM room_aliases WHERE room_id = $1 ORDER BY created_at DESC, slug',
    values: [roomId],
  });
}
