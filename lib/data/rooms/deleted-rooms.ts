/** How long a deleted room can be brought back, and how long its name stays taken. In days. */
export const RESTORE_DAYS = 30;
export const NAME_KEPT_DAYS = 90;

/** With a room's id behind it: what is kept in place of a freed name. Nobody else can have it, and nobody hears of it. */
const FREED = 'deleted-';

/**
 * What a room is called, in SQL: null where it was deleted and its name freed for others.
 * @param table what the statement calls the table of rooms
 */
export function nameOf(table: string): string {
  return `nullif(${table}.slug, ${freedNameOf(table)})`;
}

/** The same of a room that was read whole. */
export function nameOfRoom({ id, slug }: { readonly id: string; readonly slug: string }): string | null {
  return slug === `${FREED}${id}` ? null : slug;
}

/** What takes the place of a room's name once that is freed, in SQL. */
export function freedNameOf(table: string): string {
  return `'${FREED}' || ${table}.id`;
}

/**
 * The condition, in SQL, that a room is deleted and can be brought back: one whose name was freed has none to come back
 * under.
 * @param table what the statement calls the table of rooms
 */
export function isRestorable(table: string): string {
  return `(coalesce(${table}.deleted_at > now() - interval '${RESTORE_DAYS} days', false) AND ${nameOf(table)} IS NOT NULL)`;
}
