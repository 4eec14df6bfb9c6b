/** A text field of a body that may lack everything else; null where it isn't there, empty or no text. */
export function readName(content: unknown, field: string): string | null {
  if (typeof content !== 'object' || content === null) return null;
  const value: unknown = Object.hasOwn(content, field) ? (content as Record<string, unknown>)[field] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}
