import type { FigureRange } from '@/lib/schemas/figures';

export const RANGE_OPTIONS = [
  { value: 'hour', label: 'Hour', words: 'the last hour' },
  { value: 'day', label: 'Day', words: 'the last day' },
  { value: 'week', label: 'Week', words: 'the last week' },
] as const satisfies readonly { value: FigureRange; label: string; words: string }[];

/** When a slice begins, as short as it can be told apart: a clock within a day, else the day too. */
export function nameSlice(start: string, range: FigureRange, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const options = range === 'week' ? ({ weekday: 'short', day: 'numeric', ...time } as const) : time;
  return new Intl.DateTimeFormat('en-GB', { ...options, ...zone }).format(new Date(start));
}

/** `240 ms`, `1.2 s`, and a dash where nothing was measured. */
export function describeMilliseconds(value: number | null): string {
  if (value === null) return '–';
  return value < 1_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(1)} s`;
}

/** The same of what is read from classes of durations, which tell it to a tenth or so: `about 240 ms`. */
export function describeAbout(milliseconds: number | null): string {
  return milliseconds === null ? '–' : `about ${describeMilliseconds(milliseconds)}`;
}

/** A share as a percentage that never hides a failure behind a rounded 0 %. */
export function describeShare(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const percent = (part / whole) * 100;
  return percent < 0.1 ? '< 0.1 %' : `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}
