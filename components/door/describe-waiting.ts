/** How many wait, as a heading: of whom there is at least one. */
export function describeWaitingCount(count: number): string {
  return count === 1 ? 'One person waits to be let in' : `${count} people wait to be let in`;
}

/** The same where there is room for few words. */
export function describeWaitingShort(count: number): string {
  return count === 1 ? '1 person waits' : `${count} people wait`;
}

/** Who came to the door just now, said aloud to whoever doesn't see the list. */
export function announceNewcomers(names: readonly string[]): string {
  const [first, second, ...others] = names;
  if (first === undefined) return '';
  if (second === undefined) return `${first} waits to be let in.`;
  if (others.length === 0) return `${first} and ${second} wait to be let in.`;
  return `${first} and ${names.length - 1} others wait to be let in.`;
}
