/** `nobody`, `one person`, `3 people`. */
export function describePeople(people: number): string {
  if (people === 0) return 'nobody';
  return people === 1 ? 'one person' : `${people} people`;
}

/** `1 meeting`, `4 meetings`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
