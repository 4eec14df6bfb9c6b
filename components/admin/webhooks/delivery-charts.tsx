'use client';

import { Bar, BarChart, CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { Chart, ChartTip } from '@/components/ui/chart';
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

const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

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
        chart={
          <Chart
            className="h-44"
            label={`Deliveries in ${words}: ${counts.map(({ label, figure }) => `${label} ${figure}`).join(', ')}`}
          >
            <BarChart data={named} margin={MARGIN} accessibilityLayer={false}>
              <CartesianGrid vertical={false} />
              <XAxis dataKey="name" tickLine={false} axisLine={false} minTickGap={32} />
              <YAxis allowDecimals={false} width={32} tickLine={false} axisLine={false} />
              <Tooltip
                isAnimationActive={false}
                cursor={{ fill: 'var(--accent)', opacity: 0.5 }}
                content={(props) => (
                  <ChartTip
                    active={props.active}
                    label={props.label}
                    payload={props.payload}
                    series={counts}
                    toWords={String}
                  />
                )}
              />
              {counts.map(({ key, colour }) => (
                <Bar key={key} dataKey={key} stackId="all" fill={colour} isAnimationActive={false} maxBarSize={20} />
              ))}
            </BarChart>
          </Chart>
        }
        table={<PointsTable statistics={statistics} />}
      />
      <ChartPanel
        title="Wait until applied"
        description={`As it is now; the longest in ${words} was ${describeLag(worst((point) => point.lagP95Ms))}.`}
        series={lags}
        empty={worst((point) => point.lagMedianMs) === null ? `Nothing was applied in ${words}.` : null}
        chart={
          <Chart
            className="h-44"
            label={`Wait until applied in ${words}: ${lags.map(({ label, figure }) => `${label} ${figure}`).join(', ')}`}
          >
            <LineChart data={named} margin={MARGIN} accessibilityLayer={false}>
              <CartesianGrid vertical={false} />
              <XAxis dataKey="name" tickLine={false} axisLine={false} minTickGap={32} />
              <YAxis width={64} tickLine={false} axisLine={false} tickFormatter={describeLag} />
              <Tooltip
                isAnimationActive={false}
                content={(props) => (
                  <ChartTip
                    active={props.active}
                    label={props.label}
                    payload={props.payload}
                    series={lags}
                    toWords={describeLag}
                  />
                )}
              />
              {lags.map(({ key, colour }) => (
                <Line
                  key={key}
                  dataKey={key}
                  stroke={colour}
                  strokeWidth={2}
                  dot={{ r: 2, fill: colour, strokeWidth: 0 }}
                  connectNulls
                  isAnimationActive={false}
                />
              ))}
            </LineChart>
          </Chart>
        }
        table={<PointsTable statistics={statistics} />}
      />
    </div>
  );
}

function lastOf(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}
