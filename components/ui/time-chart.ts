import type { ChartSeries } from './chart';

/** A series of a chart with the number that it comes to. */
export interface FiguredSeries extends ChartSeries {
  readonly figure: string;
}

export interface TimeChartProps {
  /** What is drawn, for those who can't see it. The series and their figures are added. */
  readonly label: string;
  /** One entry a moment, in order: its `name`, and a value for each series' key. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly series: readonly FiguredSeries[];
  readonly className?: string;
}

export const CHART_MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

/** `Meetings made in the last hour: Daily 12, Jitsi 3`. */
export function describeChart(label: string, series: readonly FiguredSeries[]): string {
  return `${label}: ${series.map((one) => `${one.label} ${one.figure}`).join(', ')}`;
}
