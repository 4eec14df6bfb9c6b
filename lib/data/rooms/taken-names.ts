import 'server-only';
import type { QueryResultRow } from 'pg';
import type { SqlRunner } from '../sql';
import { isRestorable, NAME_KEPT_DAYS } from './deleted-rooms';

/** A name that a room has, or had before. */
export interface TakenName {
  readonly name: string;
  readonly isDeleted: boolean;
  /** Its room was deleted so lately that it can be brought back. */
  readonly isRestorable: boolean;
  /** Its room was deleted so long ago that the name may be given away. */
  readonly isFree: boolean;
}

/** Which of many names are taken, in one question. */
export async function listTakenNames(
  runner: SqlRunner,
  names: readonly string[],
): Promise<ReadonlyMap<string, TakenName>> {
  const rows = await runner.query<
    { name: string; is_deleted: boolean; is_restorable: boolean; is_free: boolean } & QueryResultRow
  >({
    text: `SELECT DISTINCT ON (n.name) n.name, r.deleted_at IS NOT NULL AS is_deleted,
                  ${isRestorable('r')} AS is_restorable,
                  coalesce(r.deleted_at < now() - interval '${NAME_KEPT_DAYS} days', false) AS is_free
             FROM unnest($1::text[]) AS n(name)
             LEFT JOIN room_aliases a ON a.slug = n.name
             JOIN rooms r ON r.slug = n.name OR r.id = a.room_id
            ORDER BY n.name, r.slug = n.name DESC`,
    values: [names],
  });
  return new Map(
    rows.map((row) => [
      row.name,
      { name: row.name, isDeleted: row.is_deleted, isRestorable: row.is_restorable, isFree: row.is_free },
    ]),
  );
}

/** The ids of active accounts by their e-mail addresses, which are given as they are kept. */
export async function listAccountIds(
  runner: SqlRunner,
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await runner.query<{ id: string; email: string } & QueryResultRow>({
    text: 'SELECT id, email FROM users WHERE email = ANY ($1::text[]) AND disabled_at IS NULL',
    values: [emails],
  });
  return new Map(rows.map(({ id, email }) => [email, id]));
}
