'use client';

import type { CSSProperties, ReactElement } from 'react';
import { ResponsiveContainer } from 'recharts';
import { cn } from '@/lib/cn';

/** One series of a chart: what it is called, and the colour that stands for it, the same wherever it appears. */
export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  /** A CSS colour, such as `var(--primary)`. */
  readonly colour: string;
}

interface ChartProps {
  /** What the chart shows, for whoever can't see it. The numbers themselves belong into a table beside it. */
  readonly label: string;
  readonly className?: string;
  /** One Recharts chart. */
  readonly children: ReactElement;
}

/** The frame of a chart: as wide as there is room, in the page's own letters and lines, light and dark. */
export function Chart({ label, className, children }: ChartProps) {
  return (
    <div
      role="img"
      aria-label={label}
      className={cn(
        'h-56 w-full text-xs select-none [&_.recharts-cartesian-axis-tick_text]:fill-muted-foreground [&_.recharts-cartesian-grid_line]:stroke-border [&_.recharts-surface]:outline-none',
        className,
      )}
    >
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 224 }}>
        {children}
      </ResponsiveContainer>
    </div>
  );
}

interface ChartTipProps {
  /** What Recharts hands to the content of its tooltip. */
  readonly active?: boolean;
  readonly label?: unknown;
  readonly payload?: readonly { readonly dataKey?: unknown; readonly value?: unknown }[];
  readonly series: readonly ChartSeries[];
  readonly toWords: (value: number) => string;
}

/** What stands at the pointer: the values of one place, by name. */
export function ChartTip({ active = false, label, payload = [], series, toWords }: ChartTipProps) {
  const shown = series.flatMap(({ key, label: name, colour }) => {
    const value = payload.find(({ dataKey }) => dataKey === key)?.value;
    return typeof value === 'number' ? [{ key, name, colour, value }] : [];
  });
  if (!active || shown.length === 0) return null;
  return (
    <div className="rounded-md border bg-popover px-2.5 py-1.5 text-xs shadow-popup">
      <p className="font-medium">{String(label)}</p>
      <ul>
        {shown.map(({ key, name, colour, value }) => (
          <li key={key} className="tabular flex items-center gap-2">
            <ChartMark colour={colour} />
            <span className="text-muted-foreground">{name}</span>
            <span className="ml-auto pl-3 font-medium">{toWords(value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The colour of a series as a small square. Decoration: the name stands beside it. */
export function ChartMark({ colour }: { readonly colour: string }) {
  const style: CSSProperties = { backgroundColor: colour };
  return <span aria-hidden="true" className="size-2.5 shrink-0 rounded-[3px]" style={style} />;
}
