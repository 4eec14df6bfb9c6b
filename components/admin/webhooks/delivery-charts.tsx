'use client';

import { Lines } from '@/components/ui/lines';
import { StackedBars } from '@/components/ui/stacked-bars';
import type { DeliveryPointView, DeliveryStatisticsView } from '@/lib/schemas/webhook-statistics';
import { describeMoment } from '../describe-time';
import { ChartPanel } from '../overview/chart-panel';
import { useNow } from '../use-now';
import { describeLag } from './describe-lag';
import { PointsTable } from './points-table';

const APPLIED = { key: 'other', label: 'Taken in', colour: 'var(--primary)' } as const;
const UNMATCHED = { key: 'unmatched', label: 'No meeting', colour: 'var(--muted-foreground)' } as const;
const FAILED = { key: 'failed', label: 'Failed', colour: 'var(--destructive)' } as const;
const MEDIAN = { key: 'lagMedianMs', label: 'Half of them within', colour: 'var(--primary)' } as const;
const P95 = { key: 'lagP95Ms', label: '95 of 100 within', colour: 'var(--warning)' } as const;

/** What came in and what failed of it, and how long deliveries waited until they were applied. */
export function DeliveryCharts({ statistics }: { readonly statistics: DeliveryStatisticsView }) {
  const now = useNow();
  const { points, span } = statistics;
  const words = span === 'hour' ? 'the last hour' : 'the last day';
  const named = points.map((point) => ({
    ...point,
    other: point.received - point.failed - point.unmatched,
    name: describeMoment(new Date(point.at), now),
  }));
  const total = (read: (point: DeliveryPointView) => number) => points.reduce((sum, point) => sum + read(point), 0);
  const received = total((point) => point.received);
  const counts = [
    { ...APPLIED, figure: String(total((point) => point.received - point.failed - point.unmatched)) },
    { ...UNMATCHED, figure: String(total((point) => point.unmatched)) },
    { ...FAILED, figure: String(total((point) => point.failed)) },
  ];
  const worst = (read: (point: DeliveryPointView) => number | null) =>
    points.reduce<number | null>((most, point) => {
      const value = read(point);
      return value === null || (most !== null && most >= value) ? most : value;
    }, null);
  const lags = [
    { ...MEDIAN, figure: describeLag(lastOf(points.map((point) => point.lagMedianMs))) },
    { ...P95, figure: describeLag(lastOf(points.map((point) => point.lagP95Ms))) },
  ];
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <ChartPanel
        title="Deliveries"
        description={received === 1 ? `1 came in, in ${words}.` : `${received} came in, in ${words}.`}
        series={counts}
        empty={received === 0 ? `Nothing came in, in ${words}.` : null}
        chart={<StackedBars className="h-44" label={`Deliveries in ${words}`} data={named} series={counts} />}
        table={<PointsTable statistics={statistics} />}
      />
      <ChartPanel
        title="Wait until applied"
        description={`The figures are the latest; the longest in ${words} was ${describeLag(worst((point) => point.lagP95Ms))}.`}
        series={lags}
        empty={worst((point) => point.lagMedianMs) === null ? `Nothing was applied in ${words}.` : null}
        chart={
          <Lines
            className="h-44"
            label={`Wait until applied in ${words}`}
            data={named}
            series={lags}
            toWords={describeLag}
          />
        }
        table={<PointsTable statistics={statistics} />}
      />
    </div>
  );
}

function lastOf(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}
