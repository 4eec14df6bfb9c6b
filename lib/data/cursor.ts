import { AppError } from '../errors/app-error';

/** A place in a list, as an opaque text. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws AppError invalid-request where the text was not made by this list */
export function decodeCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string'))
      return parts;
  } catch {
    // Falls through to the same answer: what was sent is no cursor.
  }
  throw new AppError('invalid-request', 'The cursor is not one that this list gave out. Start again without it.');
}
