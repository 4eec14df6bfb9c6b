import 'server-only';
import type { QueryResultRow } from 'pg';
import type { Room } from '../rooms/room';
import type { Page } from '../schemas/paging';
import { isUuid } from './is-uuid';
import { readPosition, toPage } from './page';
import { type SqlRunner, sql } from './sql';

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
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  /** True where it replaced earlier moves or took pins off: that is left to undo also once its time is over. */
  readonly replacedAnything: boolean;
  /** How many rooms it is about. */
  readonly rooms: number;
  /** The names of the first few of them. */
  readonly examples: readonly string[];
}

/** What a change did to one room. */
export interface MovedRoom {
  readonly roomId: string;
  readonly overrideId: string | null;
  readonly replacedId: string | null;
  readonly pin: { readonly before: Room['pin']; readonly after: Room['pin'] } | null;
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
  undone_at: Date | null;
  undone_by: string | null;
  replaced_anything: boolean;
  rooms: number;
  examples: string[];
}

/** How many rooms a change names; the others are counted. */
const EXAMPLES = 3;

const SELECT_CHANGE = `
  SELECT c.*, (SELECT count(*)::int FROM moved_rooms m WHERE m.change_id = c.id) AS rooms,
         EXISTS (SELECT 1 FROM moved_rooms m
                  WHERE m.change_id = c.id AND (m.replaced_id IS NOT NULL OR m.pin_before IS NOT NULL)) AS replaced_anything,
         ARRAY(SELECT r.slug FROM moved_rooms m JOIN rooms r ON r.id = m.room_id
                WHERE m.change_id = c.id ORDER BY r.slug LIMIT ${EXAMPLES}) AS examples
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

/** What a change did, room by room. */
export async function listMovedRooms(changeId: string, runner: SqlRunner = sql): Promise<MovedRoom[]> {
  const rows = await runner.query<
    {
      room_id: string;
      override_id: string | null;
      replaced_id: string | null;
      pin_before: Room['pin'] | null;
      pin_after: Room['pin'] | null;
    } & QueryResultRow
  >({
    text: 'SELECT room_id, override_id, replaced_id, pin_before, pin_after FROM moved_rooms WHERE change_id = $1',
    values: [changeId],
  });
  return rows.map((row) => ({
    roomId: row.room_id,
    overrideId: row.override_id,
    replacedId: row.replaced_id,
    pin: row.pin_before && row.pin_after ? { before: row.pin_before, after: row.pin_after } : null,
  }));
}

/** Notes that a change was undone, and for which rooms it was not, each with why. */
export async function markChangeUndone(
  transaction: SqlRunner,
  undone: {
    readonly changeId: string;
    readonly by: string;
    readonly kept: readonly { readonly roomId: string; readonly why: string }[];
  },
): Promise<void> {
  await transaction.query({
    text: 'UPDATE move_changes SET undone_at = now(), undone_by = $2 WHERE id = $1',
    values: [undone.changeId, undone.by],
  });
  await transaction.query({
    text: `UPDATE moved_rooms m SET kept_because = k.why FROM unnest($2::uuid[], $3::text[]) AS k(room_id, why)
            WHERE m.change_id = $1 AND m.room_id = k.room_id`,
    values: [undone.changeId, undone.kept.map(({ roomId }) => roomId), undone.kept.map(({ why }) => why)],
  });
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
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
    replacedAnything: row.replaced_anything,
    rooms: row.rooms,
    examples: row.examples,
  };
}
