'use client';

import { platformColour } from '@/components/platforms/platform-colour';
import { StackedBars } from '@/components/ui/stacked-bars';
import type { FiguresView } from '@/lib/schemas/figures';
import { usePlatformNames } from '../use-platform-names';
import { ChartPanel } from './chart-panel';
import { nameSlice } from './describe-figures';
import { SliceTable } from './slice-table';

const FAILED = 'failed';

/** How many meetings were made on which platform, over time, and how many could not be. */
export function MeetingsChart({ figures, words }: { readonly figures: FiguresView; readonly words: string }) {
  const { nameOf } = usePlatformNames();
  const platforms = figures.platforms.filter(({ made }) => made > 0);
  const failed = figures.platforms.reduce((sum, platform) => sum + platform.failed, 0);
  const failedBySlice = figures.slices.map((_, index) =>
    figures.platforms.reduce((sum, platform) => sum + (platform.failedBySlice[index] ?? 0), 0),
  );
  const series = [
    ...platforms.map(({ platform, made, madeBySlice }) => ({
      key: platform,
      label: nameOf(platform),
      colour: platformColour(platform),
      figure: String(made),
      values: madeBySlice,
    })),
    ...(failed > 0
      ? [
          {
            key: FAILED,
            label: 'Failed',
            colour: 'var(--destructive)',
            figure: String(failed),
            values: failedBySlice,
          },
        ]
      : []),
  ];
  const data = figures.slices.map((start, index) => ({
    name: nameSlice(start, figures.range),
    ...Object.fromEntries(series.map(({ key, values }) => [key, values[index] ?? 0])),
  }));
  return (
    <ChartPanel
      title="Meetings made"
      description={`By platform, in ${words}.`}
      series={series}
      empty={series.length === 0 ? 'No meeting was made in this time.' : null}
      chart={<StackedBars label={`Meetings made in ${words}`} data={data} series={series} />}
      table={
        <SliceTable
          label={`Meetings made in ${words}`}
          figures={figures}
          columns={series.map(({ key, label, values }) => ({ key, label, cells: values.map(String) }))}
        />
      }
    />
  );
}
