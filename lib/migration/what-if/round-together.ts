/**
 * Rounds numbers to whole ones that add up to their rounded sum, so that a table and its total agree, and so do two tables
 * of the same total. None is further than 1 from what it was.
 */
export function roundTogether(values: readonly number[]): number[] {
  const rounded = values.map(Math.floor);
  const total = Math.round(values.reduce((sum, value) => sum + value, 0));
  const missing = total - rounded.reduce((sum, value) => sum + value, 0);
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, missing)) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded;
}
