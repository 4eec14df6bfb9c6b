import { AppError } from '../errors/app-error';
import { decodeCursor, encodeCursor } from './cursor';
import { isUuid } from './is-uuid';

/** A place in a list that is ordered by time of making, and by id where two were made in the same millisecond. */
export interface TimePosition {
  readonly createdAt: string;
  readonly id: string;
}

export function encodeTimeCursor(last: { readonly createdAt: Date; readonly id: string } | undefined): string | null {
  return last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null;
}

/** @throws AppError invalid-request where the text was not made by such a list */
export function decodeTimeCursor(cursor: string | undefined): TimePosition | null {
  const parts = decodeCursor(cursor, 2);
  if (!parts) return null;
  const [createdAt = '', id = ''] = parts;
  if (Number.isNaN(Date.parse(createdAt)) || !isUuid(id)) {
    throw new AppError('invalid-request', 'The cursor is not one that this list gave out. Start again without it.');
  }
  return { createdAt: new Date(createdAt).toISOString(), id };
}
