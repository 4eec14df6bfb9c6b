'use client';

import type { ReactNode } from 'react';
import { type BarChart, CartesianGrid, type LineChart, Tooltip, type TooltipProps, XAxis, YAxis } from 'recharts';
import { Chart, type ChartSeries, ChartTip } from './chart';

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

interface TimeChartFrameProps extends TimeChartProps {
  readonly as: typeof LineChart | typeof BarChart;
  /** The values' axis: how wide it is, in pixels, and whether it counts in whole numbers. */
  readonly axis: { readonly width: number; readonly allowDecimals: boolean };
  /** A value as it is read on the axis and beside the pointer. */
  readonly toWords: (value: number | null) => string;
  /** How the moment at the pointer is marked. */
  readonly cursor?: TooltipProps['cursor'];
  /** The marks of each series. */
  readonly children: ReactNode;
}

/** What all charts over time have around their marks: grid, axes, and the values at the pointer. */
export function TimeChart(props: TimeChartFrameProps) {
  const { as: Marks, label, data, series, className, axis, toWords, cursor = true, children } = props;
  return (
    <Chart className={className} label={describeChart(label, series)}>
      <Marks data={[...data]} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} />
        <XAxis dataKey="name" tickLine={false} axisLine={false} minTickGap={24} />
        <YAxis {...axis} tickLine={false} axisLine={false} tickFormatter={toWords} />
        <Tooltip
          isAnimationActive={false}
          cursor={cursor}
          content={({ active, label: moment, payload }) => (
            <ChartTip active={active} label={moment} payload={payload} series={series} toWords={toWords} />
          )}
        />
        {children}
      </Marks>
    </Chart>
  );
}

const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

/** `Meetings made in the last hour: Daily 12, Jitsi 3`. */
function describeChart(label: string, series: readonly FiguredSeries[]): string {
  return `${label}: ${series.map((one) => `${one.label} ${one.figure}`).join(', ')}`;
}
