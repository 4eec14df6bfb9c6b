/** One or two letters that stand for a name: the first of its first and of its last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return `${first}${last}`.toUpperCase() || '?';
}

/** By code point at least: half of a pair would show as a box. */
function firstLetter(word: string | undefined): string {
  return [...(word ?? '')].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? '';
}
