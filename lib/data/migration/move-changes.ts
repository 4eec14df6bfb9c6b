import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Page } from '../../schemas/paging';
import { isUuid } from '../is-uuid';
import { readPosition, toPage } from '../page';
import { nameOf } from '../rooms/deleted-rooms';
import { type SqlRunner, sql } from '../sql';

/** One change of moves by hand: of one room or of many at once. */
export interface MoveChange {
  readonly id: string;
  readonly kind: 'move' | 'put-back' | 'undo';
  readonly at: Date;
  readonly by: string;
  readonly platform: string | null;
  readonly expiresAt: Date | null;
  readonly note: string | null;
  readonly undoesId: string | null;
  /** For an undo: between which moves by hand the rooms went, null being none; empty for the other kinds. */
  readonly ways: readonly { readonly from: string | null; readonly to: string | null; readonly rooms: number }[];
  /** When it was last undone, for all of its rooms or for some. */
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  /** True where it took pins off: they are left to put back also once its time is over. */
  readonly tookPinsOff: boolean;
  /** How many rooms it is about. */
  readonly rooms: number;
  /** The names of the first few of them that have one still. */
  readonly examples: readonly string[];
}

interface MoveChangeRow extends QueryResultRow {
  id: string;
  kind: MoveChange['kind'];
  at: Date;
  by: string;
  platform: string | null;
  expires_at: Date | null;
  note: string | null;
  undoes_id: string | null;
  ways: MoveChange['ways'] | null;
  undone_at: Date | null;
  undone_by: string | null;
  took_pins_off: boolean;
  rooms: number;
  examples: string[];
}

/** How many rooms a change names; the others are counted. */
const EXAMPLES = 3;

const SELECT_CHANGE = `
  SELECT c.*, (SELECT count(*)::int FROM moved_rooms m WHERE m.change_id = c.id) AS rooms,
         EXISTS (SELECT 1 FROM moved_rooms m
                  WHERE m.change_id = c.id AND m.pin_before IS NOT NULL) AS took_pins_off,
         CASE WHEN c.kind = 'undo' THEN (
           SELECT json_agg(way ORDER BY way.rooms DESC, way."from", way."to")
             FROM (SELECT replaced.platform AS "from", made.platform AS "to", count(*)::int AS rooms
                     FROM moved_rooms m
                     LEFT JOIN overrides replaced ON replaced.id = m.replaced_id
                     LEFT JOIN overrides made ON made.id = m.override_id
                    WHERE m.change_id = c.id GROUP BY 1, 2) AS way) END AS ways,
         ARRAY(SELECT r.slug FROM moved_rooms m JOIN rooms r ON r.id = m.room_id
                WHERE m.change_id = c.id AND ${nameOf('r')} IS NOT NULL ORDER BY r.sort_name, r.slug LIMIT ${EXAMPLES}) AS examples
    FROM move_changes c`;

/** Changes, the newest first: all of them, or those of one room. */
export async function listMoveChanges(filter: {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly roomId?: string | undefined;
}): Promise<Page<MoveChange>> {
  const position = readPosition(filter.cursor, /^\d{1,15}:[0-9a-f-]{36}$/);
  const [ms = null, id = null] = position?.split(':') ?? [];
  const rows = await sql.query<MoveChangeRow>({
    text: `${SELECT_CHANGE}
           WHERE ($1::uuid IS NULL OR c.id IN (SELECT change_id FROM moved_rooms WHERE room_id = $1))
             AND ($2::timestamptz IS NULL OR (c.at, c.id) < ($2, $3::uuid))
           ORDER BY c.at DESC, c.id DESC LIMIT $4`,
    values: [filter.roomId ?? null, ms === null ? null : new Date(Number(ms)), id, filter.limit + 1],
  });
  return toPage(rows.map(toChange), filter.limit, (change) => `${change.at.getTime()}:${change.id}`);
}

/** A change locked until the transaction ends, so that it is undone once; null where there is none. */
export async function lockMoveChange(transaction: SqlRunner, id: string): Promise<MoveChange | null> {
  if (!isUuid(id)) return null;
  await transaction.query({ text: 'SELECT 1 FROM move_changes WHERE id = $1 FOR UPDATE', values: [id] });
  const [row] = await transaction.query<MoveChangeRow>({ text: `${SELECT_CHANGE} WHERE c.id = $1`, values: [id] });
  return row ? toChange(row) : null;
}

function toChange(row: MoveChangeRow): MoveChange {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at,
    by: row.by,
    platform: row.platform,
    expiresAt: row.expires_at,
    note: row.note,
    undoesId: row.undoes_id,
    ways: row.ways ?? [],
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
    tookPinsOff: row.took_pins_off,
    rooms: row.rooms,
    examples: row.examples,
  };
}
