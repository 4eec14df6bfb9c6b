/** How long a deleted room can be brought back, and how long its name stays taken. In days. */
export const RESTORE_DAYS = 30;
export const NAME_KEPT_DAYS = 90;

/**
 * The condition, in SQL, that a room is deleted and can be brought back: one whose name was freed has none to come back
 * under.
 * @param table what the statement calls the table of rooms
 */
export function isRestorable(table: string): string {
  return `(coalesce(${table}.deleted_at > now() - interval '${RESTORE_DAYS} days', false) AND ${table}.slug <> 'deleted-' || ${table}.id)`;
}
