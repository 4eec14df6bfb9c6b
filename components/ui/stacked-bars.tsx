'use client';

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { Chart, ChartTip } from './chart';
import { CHART_MARGIN, describeChart, type TimeChartProps } from './time-chart';

/** Counts over time, one bar a moment, its parts on top of each other. */
export function StackedBars({ label, data, series, className }: TimeChartProps) {
  return (
    <Chart className={className} label={describeChart(label, series)}>
      <BarChart data={[...data]} margin={CHART_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} />
        <XAxis dataKey="name" tickLine={false} axisLine={false} minTickGap={24} />
        <YAxis allowDecimals={false} width={32} tickLine={false} axisLine={false} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--accent)', opacity: 0.5 }}
          content={({ active, label: moment, payload }) => (
            <ChartTip active={active} label={moment} payload={payload} series={series} toWords={String} />
          )}
        />
        {series.map(({ key, colour }) => (
          <Bar key={key} dataKey={key} stackId="all" fill={colour} isAnimationActive={false} maxBarSize={28} />
        ))}
      </BarChart>
    </Chart>
  );
}
