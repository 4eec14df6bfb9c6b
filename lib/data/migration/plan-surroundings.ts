import 'server-only';
import type { QueryResultRow } from 'pg';
import type { ListedRoom } from '../../migration/plans/draft/plan-problem';
import { isUuid } from '../is-uuid';
import { type SqlRunner, sql } from '../sql';
import { type DecisionRoomRow, toDecisionRoom } from './decision-room-row';

/** What the conditions of a plan can name. All in small letters. */
export interface NamedInPlans {
  readonly homes: ReadonlySet<string>;
  readonly owners: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

export async function readNamedInPlans(runner: SqlRunner = sql): Promise<NamedInPlans> {
  const [row] = await runner.query<{ homes: string[]; owners: string[]; tags: string[] } & QueryResultRow>({
    text: `SELECT ARRAY(SELECT DISTINCT platform FROM rooms WHERE deleted_at IS NULL) AS homes,
                  ARRAY(SELECT lower(email) FROM users WHERE disabled_at IS NULL) AS owners,
                  ARRAY(SELECT DISTINCT lower(tag) FROM rooms, unnest(tags) AS tag WHERE deleted_at IS NULL) AS tags`,
  });
  return { homes: new Set(row?.homes), owners: new Set(row?.owners), tags: new Set(row?.tags) };
}

interface ListedRoomRow extends DecisionRoomRow {
  word: string;
  size: number;
  recording: ListedRoom['room']['settings']['recording'];
  moved_to: string | null;
}

/**
 * The rooms that a plan lists, by the words that it names them with: a name, a former one, or an id, in small letters.
 * Words that no room answers to are left out.
 */
export async function readListedRooms(
  words: readonly string[],
  runner: SqlRunner = sql,
): Promise<ReadonlyMap<string, ListedRoom>> {
  if (words.length === 0) return new Map();
  const rows = await runner.query<ListedRoomRow>({
    text: `SELECT named.word, r.id, r.slug, r.platform, r.pin, r.size, r.recording, r.tags, r.created_at,
                  u.email AS owner_email, o.platform AS moved_to,
                  ARRAY(SELECT slug FROM room_aliases WHERE room_id = r.id) AS former_names
             FROM (SELECT room_id AS id, slug AS word FROM room_aliases WHERE slug = ANY ($1)
                   UNION SELECT id, slug FROM rooms WHERE slug = ANY ($1)
                   UNION SELECT id, id::text FROM rooms WHERE id = ANY ($2::uuid[])) AS named
             JOIN rooms r ON r.id = named.id
             LEFT JOIN users u ON u.id = r.owner_id
             LEFT JOIN overrides o ON o.room_id = r.id AND o.lifted_at IS NULL
                                  AND (o.expires_at IS NULL OR o.expires_at > now())
            WHERE r.deleted_at IS NULL`,
    values: [words, words.filter(isUuid)],
  });
  return new Map(rows.map((row) => [row.word, toListedRoom(row)]));
}

function toListedRoom(row: ListedRoomRow): ListedRoom {
  return {
    room: toDecisionRoom(row, { size: row.size, recording: row.recording }),
    movedTo: row.moved_to,
  };
}
