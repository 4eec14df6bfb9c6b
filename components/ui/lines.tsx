'use client';

import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { Chart, ChartTip } from './chart';
import { CHART_MARGIN, describeChart, type TimeChartProps } from './time-chart';

interface LinesProps extends TimeChartProps {
  /** A value as it is read on the axis and beside the pointer. */
  readonly toWords: (value: number | null) => string;
}

/** Values over time, one line a series; moments without a value are bridged. */
export function Lines({ label, data, series, className, toWords }: LinesProps) {
  return (
    <Chart className={className} label={describeChart(label, series)}>
      <LineChart data={[...data]} margin={CHART_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} />
        <XAxis dataKey="name" tickLine={false} axisLine={false} minTickGap={24} />
        <YAxis width={64} tickLine={false} axisLine={false} tickFormatter={toWords} />
        <Tooltip
          isAnimationActive={false}
          content={({ active, label: moment, payload }) => (
            <ChartTip active={active} label={moment} payload={payload} series={series} toWords={toWords} />
          )}
        />
        {series.map(({ key, colour }) => (
          <Line
            key={key}
            dataKey={key}
            stroke={colour}
            strokeWidth={2}
            dot={{ r: 2.5, fill: colour, strokeWidth: 0 }}
            connectNulls
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </Chart>
  );
}
