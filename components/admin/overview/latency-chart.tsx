'use client';

import { platformColour } from '@/components/platforms/platform-colour';
import { Lines } from '@/components/ui/lines';
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
        <Lines
          label={`Time within which 95 of 100 meetings were made in ${words}`}
          data={data}
          series={series}
          toWords={describeMilliseconds}
        />
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
