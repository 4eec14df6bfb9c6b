import { AppError } from '../errors/app-error';
import type { Page } from '../schemas/paging';
import { decodeCursor, encodeCursor } from './cursor';

/**
 * Where a page begins, in a list that is ordered by one column; null for the first page.
 * @param pattern what a position of this list looks like; anything else never reaches the database
 * @throws AppError `invalid-request` for a cursor that this list never gave out
 */
export function readPosition(cursor: string | undefined, pattern: RegExp): string | null {
  const position = decodeCursor(cursor, 1)?.[0];
  if (position === undefined) return null;
  if (pattern.test(position)) return position;
  throw new AppError('invalid-request', 'The cursor is not one that this list gave out. Start again without it.');
}

/** Cuts a page out of rows that were asked for with one more than the limit. */
export function toPage<Item>(items: readonly Item[], limit: number, positionOf: (item: Item) => string): Page<Item> {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    nextCursor: items.length > limit && last !== undefined ? encodeCursor([positionOf(last)]) : null,
  };
}
