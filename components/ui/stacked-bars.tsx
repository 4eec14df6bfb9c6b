'use client';

import { Bar, BarChart } from 'recharts';
import { TimeChart, type TimeChartProps } from './time-chart';

const AXIS = { width: 32, allowDecimals: false };
const CURSOR = { fill: 'var(--accent)', opacity: 0.5 };

/** Counts over time, one bar a moment, its parts on top of each other. */
export function StackedBars(props: TimeChartProps) {
  return (
    <TimeChart {...props} as={BarChart} axis={AXIS} toWords={String} cursor={CURSOR}>
      {props.series.map(({ key, colour }) => (
        <Bar key={key} dataKey={key} stackId="all" fill={colour} isAnimationActive={false} maxBarSize={28} />
      ))}
    </TimeChart>
  );
}
