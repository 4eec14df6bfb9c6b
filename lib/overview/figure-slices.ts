import type { FigureRange } from '../schemas/figures';

const MINUTE_MS = 60_000;

/**
 * The slices that each range is shown in: few enough to be told apart, and whole multiples of how calls are counted. One
 * more than fill the range: as the last one goes on, fewer would hold less than the range that they are named after.
 */
const SLICES = {
  hour: { minutes: 5, count: 13, grain: 1 },
  day: { minutes: 60, count: 25, grain: 60 },
  week: { minutes: 360, count: 29, grain: 60 },
} as const satisfies Readonly<Record<FigureRange, { minutes: number; count: number; grain: 1 | 60 }>>;

/** A range of time, cut into slices; the last one goes on. */
export interface FigureSlices {
  readonly range: FigureRange;
  readonly since: Date;
  readonly until: Date;
  readonly sliceMinutes: number;
  /** When each begins. */
  readonly starts: readonly Date[];
  /** How many minutes each count of vendor calls stands for that these slices are added up from. */
  readonly grain: 1 | 60;
}

export function sliceRange(range: FigureRange, now: Date): FigureSlices {
  const { minutes, count, grain } = SLICES[range];
  const length = minutes * MINUTE_MS;
  const last = Math.floor(now.getTime() / length) * length;
  const starts = Array.from({ length: count }, (_, index) => new Date(last - (count - 1 - index) * length));
  return { range, since: starts[0] ?? now, until: now, sliceMinutes: minutes, starts, grain };
}

/** The number of the slice that a moment falls into; null where it lies outside. */
export function sliceOf({ since, sliceMinutes, starts }: FigureSlices, at: Date): number | null {
  const index = Math.floor((at.getTime() - since.getTime()) / (sliceMinutes * MINUTE_MS));
  return index >= 0 && index < starts.length ? index : null;
}
