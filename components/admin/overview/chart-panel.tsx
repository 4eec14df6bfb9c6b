import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { ChartMark } from '@/components/ui/chart';
import type { FiguredSeries } from '@/components/ui/time-chart';

interface ChartPanelProps {
  readonly title: string;
  readonly description: string;
  /** The series with the number that each comes to: what a legend would say, and the figure itself. */
  readonly series: readonly FiguredSeries[];
  /** Instead of the chart where there is nothing to draw. */
  readonly empty: string | null;
  readonly chart: ReactNode;
  /** The same numbers as a table. */
  readonly table: ReactNode;
}

/** A chart with its numbers beside it, and a table of all of them behind it. */
export function ChartPanel({ title, description, series, empty, chart, table }: ChartPanelProps) {
  return (
    <Card className="flex min-w-0 flex-col gap-3 p-4">
      <div>
        <h3 className="font-medium">{title}</h3>
        <p className="text-sm text-muted-foreground">{description}</p>
      </div>
      {empty !== null ? (
        <p className="flex min-h-40 flex-1 items-center justify-center rounded-sm border border-dashed px-4 text-center text-sm text-muted-foreground">
          {empty}
        </p>
      ) : (
        <>
          <dl className="flex flex-wrap gap-x-6 gap-y-2">
            {series.map(({ key, label, colour, figure }) => (
              <div key={key}>
                <dt className="flex items-center gap-1.5 text-sm">
                  <ChartMark colour={colour} />
                  {label}
                </dt>
                <dd className="tabular text-2xl leading-tight font-semibold">{figure}</dd>
              </div>
            ))}
          </dl>
          {chart}
          <details className="group text-sm">
            <summary className="w-fit text-primary underline-offset-4 hover:underline">
              <span className="group-open:hidden">Show as a table</span>
              <span className="hidden group-open:inline">Hide the table</span>
            </summary>
            <div className="mt-2 max-h-80 overflow-auto">{table}</div>
          </details>
        </>
      )}
    </Card>
  );
}
