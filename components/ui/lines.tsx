'use client';

import { Line, LineChart } from 'recharts';
import { TimeChart, type TimeChartProps } from './time-chart';

interface LinesProps extends TimeChartProps {
  /** A value as it is read on the axis and beside the pointer. */
  readonly toWords: (value: number | null) => string;
}

const AXIS = { width: 64, allowDecimals: true };

/** Values over time, one line a series; moments without a value are bridged. */
export function Lines(props: LinesProps) {
  return (
    <TimeChart {...props} as={LineChart} axis={AXIS}>
      {props.series.map(({ key, colour }) => (
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
    </TimeChart>
  );
}
