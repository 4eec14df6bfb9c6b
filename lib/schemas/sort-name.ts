/** As many digits as a number in a name may have and still be sorted as one. The migration that filled them in has it too. */
const WIDTH = 20;

/**
 * What a room's name is sorted by: the same with every number as wide as any other, so that `s-2` comes before `s-10`.
 * Texts like this one are compared character by character, here and in the database, whatever language that is set to.
 */
export function toSortName(slug: string): string {
  return slug.replaceAll(/\d+/g, (number) => number.padStart(WIDTH, '0').slice(-WIDTH));
}

/** The order of two names in a list; negative where the first one comes first. */
export function compareNames(one: string, other: string): number {
  const [first, second] = [toSortName(one), toSortName(other)];
  if (first !== second) return first < second ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}
