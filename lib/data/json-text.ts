/** JSON as PostgreSQL takes it: without null characters and halves of a character, which vendors' texts may hold. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '') : part,
  );
}
