import { encodeCursor } from './cursor';
import { readPosition } from './page';

/** A place in a list that never changes once it is made: how many came before. */
export function encodePosition(position: number): string {
  return encodeCursor([String(position)]);
}

/** @throws AppError invalid-request where the text was not made by such a list */
export function decodePosition(cursor: string | undefined): number {
  return Number(readPosition(cursor, /^\d{1,9}$/) ?? 0);
}
