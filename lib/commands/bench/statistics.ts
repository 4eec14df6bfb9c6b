/** The middle one of some values; NaN where there are none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that this share of them, from 0 to 1, doesn't exceed; NaN where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The median, and every value it was taken of. */
export function summarise(values: readonly number[]): string {
  return `${Math.round(median(values))} (${values.map(Math.round).join(', ')})`;
}
