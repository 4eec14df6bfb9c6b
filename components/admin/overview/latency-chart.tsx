'use client';

import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { platformColour } from '@/components/platforms/platform-colour';
import { Chart, ChartTip } from '@/components/ui/chart';
import type { FiguresView } from '@/lib/schemas/figures';
import { usePlatformNames } from '../use-platform-names';
import { ChartPanel } from './chart-panel';
import { describeMilliseconds, nameSlice } from './describe-figures';
import { SliceTable } from './slice-table';

/** How long platforms take to make a meeting, over time: 19 of 20 creates were faster. */
export function LatencyChart({ figures, words }: { readonly figures: FiguresView; readonly words: string }) {
  const { nameOf } = usePlatformNames();
  const series = figures.platforms
    .filter(({ createP95 }) => createP95 !== null)
    .map(({ platform, createP95, createP95BySlice }) => ({
      key: platform,
      label: nameOf(platform),
      colour: platformColour(platform),
      figure: describeMilliseconds(createP95),
      values: createP95BySlice,
    }));
  const data = figures.slices.map((start, index) => ({
    name: nameSlice(start, figures.range),
    ...Object.fromEntries(series.map(({ key, values }) => [key, values[index] ?? null])),
  }));
  return (
    <ChartPanel
      title="Time to make a meeting"
      description={`95 of 100 were made faster, in ${words}. Where no vendor has to be asked, there is no line.`}
      series={series}
      empty={series.length === 0 ? 'No platform was asked for a meeting in this time.' : null}
      chart={
        <Chart
          label={`Time within which 95 of 100 meetings were made in ${words}: ${series.map(({ label, figure }) => `${label} ${figure}`).join(', ')}`}
        >
          <LineChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} />
            <XAxis dataKey="name" tickLine={false} axisLine={false} minTickGap={24} />
            <YAxis width={60} tickLine={false} axisLine={false} tickFormatter={describeMilliseconds} />
            <Tooltip
              isAnimationActive={false}
              content={(props) => (
                <ChartTip
                  active={props.active}
                  label={props.label}
                  payload={props.payload}
                  series={series}
                  toWords={describeMilliseconds}
                />
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
      }
      table={
        <SliceTable
          label={`Time to make a meeting in ${words}`}
          figures={figures}
          columns={series.map(({ key, label, values }) => ({
            key,
            label,
            cells: values.map(describeMilliseconds),
          }))}
        />
      }
    />
  );
}
