/**
 * Whole numbers as whole multiples of a unit, such as seconds as minutes, that add up to their rounded sum, so that a table
 * and its total agree, and so do two tables of the same total. None is a whole unit or more from what it was.
 * @param values added up before they are divided: sums of fractions differ with their order, and so would the totals
 */
export function roundTogether(values: readonly number[], unit: number): number[] {
  const rounded = values.map((value) => Math.floor(value / unit));
  const total = Math.round(values.reduce((sum, value) => sum + value, 0) / unit);
  const missing = total - rounded.reduce((sum, value) => sum + value, 0);
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value % unit }))
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, missing)) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded;
}
