'use client';

import { Bar, BarChart, CartesianGrid, Cell, LabelList, XAxis, YAxis } from 'recharts';
import { platformColour } from '@/components/platforms/platform-colour';
import { Card } from '@/components/ui/card';
import { Chart } from '@/components/ui/chart';
import type { WhatIfResult } from '@/lib/schemas/what-if';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../../data-table';
import { countWords } from '../../describe-people';
import { PlatformName } from '../../platform-name';
import { usePlatformNames } from '../../use-platform-names';

/** Per platform before and after: rooms and minutes of participants, as bars and as a table. */
export function WhatIfChart({ result }: { readonly result: WhatIfResult }) {
  const { nameOf } = usePlatformNames();
  const rows = result.platforms.map((counts) => ({
    ...counts,
    name: counts.platform === null ? 'No platform' : nameOf(counts.platform),
    colour: counts.platform === null ? 'var(--destructive)' : platformColour(counts.platform),
  }));
  if (rows.length === 0) {
    return (
      <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
        There are no rooms yet, and no past meetings.
      </p>
    );
  }
  const pairs = (before: 'roomsBefore' | 'minutesBefore', after: 'roomsAfter' | 'minutesAfter') =>
    rows.map((row) => ({ name: row.name, colour: row.colour, before: row[before], after: row[after] }));
  return (
    <div className="space-y-4">
      <div className="grid gap-4 xl:grid-cols-2">
        <Pairs title="Rooms" data={pairs('roomsBefore', 'roomsAfter')} />
        <Pairs title="Minutes of participants in past meetings" data={pairs('minutesBefore', 'minutesAfter')} />
      </div>
      <DataTable label="Before and after by platform" stacksBelow="46rem">
        <TableHead>
          <HeadCell>Platform</HeadCell>
          {COLUMNS.map(({ key, label }) => (
            <HeadCell key={key} className="text-right">
              {label}
            </HeadCell>
          ))}
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <DataRow key={row.name}>
              <RowHead className="stacked:pr-0">
                {row.platform === null ? (
                  row.name
                ) : (
                  <PlatformName platform={row.platform} isDense className="text-[0.8125rem]" />
                )}
              </RowHead>
              {COLUMNS.map(({ key, label }) => (
                <DataCell key={key} label={label} className="text-right">
                  {countWords(row[key])}
                </DataCell>
              ))}
            </DataRow>
          ))}
        </TableBody>
      </DataTable>
    </div>
  );
}

const COLUMNS = [
  { key: 'roomsBefore', label: 'Rooms before' },
  { key: 'roomsAfter', label: 'after' },
  { key: 'meetingsBefore', label: 'Meetings before' },
  { key: 'meetingsAfter', label: 'after' },
  { key: 'minutesBefore', label: 'Minutes before' },
  { key: 'minutesAfter', label: 'after' },
] as const satisfies readonly { key: Exclude<keyof WhatIfResult['platforms'][number], 'platform'>; label: string }[];

interface Pair {
  readonly name: string;
  readonly colour: string;
  readonly before: number;
  readonly after: number;
}

function Pairs({ title, data }: { readonly title: string; readonly data: readonly Pair[] }) {
  const words = data.map(({ name, before, after }) => `${name} ${before} before, ${after} after`).join('; ');
  return (
    <Card className="min-w-0 space-y-2 p-4">
      <h3 className="font-medium">{title}</h3>
      <p className="text-sm text-muted-foreground">The pale bar is before, the full one after.</p>
      <Chart label={`${title}: ${words}`} className="h-64">
        <BarChart data={[...data]} margin={{ top: 20, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} />
          <XAxis dataKey="name" tickLine={false} axisLine={false} interval={0} />
          <YAxis allowDecimals={false} width={48} tickLine={false} axisLine={false} />
          <Bar dataKey="before" isAnimationActive={false} maxBarSize={40}>
            {data.map(({ name, colour }) => (
              <Cell key={name} fill={colour} fillOpacity={0.35} />
            ))}
            <LabelList dataKey="before" position="top" className="fill-muted-foreground" />
          </Bar>
          <Bar dataKey="after" isAnimationActive={false} maxBarSize={40}>
            {data.map(({ name, colour }) => (
              <Cell key={name} fill={colour} />
            ))}
            <LabelList dataKey="after" position="top" className="fill-foreground" />
          </Bar>
        </BarChart>
      </Chart>
    </Card>
  );
}
