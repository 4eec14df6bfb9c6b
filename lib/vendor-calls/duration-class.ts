/** Classes double every four: each is 19 % wider than the one before. The first is what took less than a millisecond. */
const CLASSES_PER_DOUBLING = 4;
/** Whatever takes longer than a quarter of an hour is in here. */
const LAST_CLASS = 80;

/** The class of a duration in milliseconds. A migration counts in the same ones. */
export function durationClassOf(milliseconds: number): number {
  if (milliseconds < 1) return 0;
  return Math.min(LAST_CLASS, 1 + Math.floor(CLASSES_PER_DOUBLING * Math.log2(milliseconds)));
}

/** How many calls took how long: by class. */
export type DurationClasses = ReadonlyMap<number, number>;

/**
 * The duration in milliseconds that this share of the calls, from 0 to 1, doesn't exceed; null where there were none. It
 * is right to within a tenth: inside its class calls are taken to be spread evenly.
 */
export function durationAt(classes: DurationClasses, share: number): number | null {
  const sorted = [...classes].toSorted(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, calls]) => sum + calls, 0);
  if (total === 0) return null;
  let left = total * share;
  for (const [durationClass, calls] of sorted) {
    if (left <= calls) {
      const from = lowerEnd(durationClass);
      return Math.round(from + (lowerEnd(durationClass + 1) - from) * (left / calls));
    }
    left -= calls;
  }
  return Math.round(lowerEnd((sorted.at(-1)?.[0] ?? 0) + 1));
}

function lowerEnd(durationClass: number): number {
  return durationClass === 0 ? 0 : 2 ** ((durationClass - 1) / CLASSES_PER_DOUBLING);
}
