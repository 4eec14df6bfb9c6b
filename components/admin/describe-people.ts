/** `1,204`. */
export function countWords(count: number): string {
  return count.toLocaleString('en-US');
}

/** `nobody`, `one person`, `1,204 people`. */
export function describePeople(people: number): string {
  if (people === 0) return 'nobody';
  return people === 1 ? 'one person' : `${countWords(people)} people`;
}

/** `1 meeting`, `1,204 meetings`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countWords(count)} ${count === 1 ? one : many}`;
}
