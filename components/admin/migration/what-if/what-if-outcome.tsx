import { DownloadLink } from '@/components/ui/download-link';
import { type WhatIfAsked, whatIfFileAddress } from '@/lib/queries/what-if';
import type { WhatIfCounts, WhatIfResult } from '@/lib/schemas/what-if';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../../data-table';
import { countWords } from '../../describe-people';
import { Notice } from '../../notice';
import { Section } from '../../section';
import { WhatIfChart } from './what-if-chart';
import { WhatIfExamples } from './what-if-examples';

interface WhatIfOutcomeProps {
  readonly asked: WhatIfAsked;
  readonly result: WhatIfResult;
}

/** What came of a what-if: in numbers, by platform, what is in the way, and some of the rooms. */
export function WhatIfOutcome({ asked, result }: WhatIfOutcomeProps) {
  const { rooms, meetings, hindrances } = result;
  return (
    <div className="space-y-6">
      <Section
        title={result.title}
        description={`All rooms as they are, and the past meetings of the last ${result.days} days.`}
      >
        <CountsTable rooms={rooms} meetings={meetings} days={result.days} />
        {meetings.notKnown > 0 ? (
          <Notice tone="info">
            {countWords(meetings.notKnown)} past {meetings.notKnown === 1 ? 'meeting is' : 'meetings are'} not among
            these ({countWords(meetings.notKnownMinutes)} participant minutes): what was so at the time was not recorded
            yet, and nothing is guessed.
          </Notice>
        ) : null}
      </Section>
      <Section
        title="Before and after"
        description="By platform: where rooms have their next meeting, and where past meetings took place."
        actions={
          <DownloadLink href={whatIfFileAddress(asked, 'platforms')} size="sm">
            Save as CSV
          </DownloadLink>
        }
      >
        <WhatIfChart result={result} />
      </Section>
      {hindrances.length > 0 ? (
        <Section title="In the way" description="Why a room or meeting can’t move, or finds no platform.">
          <DataTable label="What is in the way" stacksBelow="32rem">
            <TableHead>
              <HeadCell>Cause</HeadCell>
              <HeadCell className="text-right">Rooms</HeadCell>
              <HeadCell className="text-right">Past meetings</HeadCell>
            </TableHead>
            <TableBody>
              {hindrances.map((hindrance) => (
                <DataRow key={hindrance.sentence}>
                  <RowHead className="stacked:pr-0">{hindrance.sentence}</RowHead>
                  <DataCell label="Rooms" className="text-right">
                    {countWords(hindrance.rooms)}
                  </DataCell>
                  <DataCell label="Past meetings" className="text-right">
                    {countWords(hindrance.meetings)}
                  </DataCell>
                </DataRow>
              ))}
            </TableBody>
          </DataTable>
        </Section>
      ) : null}
      <WhatIfExamples asked={asked} result={result} />
    </div>
  );
}

const COLUMNS = [
  { key: 'moves', label: 'Move' },
  { key: 'degraded', label: 'and lose something they use' },
  { key: 'stays', label: 'Stay' },
  { key: 'blocked', label: 'Blocked' },
  { key: 'none', label: 'No platform' },
  { key: 'total', label: 'All' },
] as const satisfies readonly { key: keyof WhatIfCounts; label: string }[];

function CountsTable({
  rooms,
  meetings,
  days,
}: {
  readonly rooms: WhatIfCounts;
  readonly meetings: WhatIfCounts;
  readonly days: number;
}) {
  return (
    <DataTable label="Rooms and meetings" stacksBelow="42rem">
      <TableHead>
        <HeadCell>
          <span className="sr-only">Of what</span>
        </HeadCell>
        {COLUMNS.map(({ key, label }) => (
          <HeadCell key={key} className="text-right">
            {label}
          </HeadCell>
        ))}
      </TableHead>
      <TableBody>
        {[
          { name: 'Rooms', counts: rooms },
          { name: `Meetings of ${days} days`, counts: meetings },
        ].map(({ name, counts }) => (
          <DataRow key={name}>
            <RowHead className="font-medium whitespace-nowrap">{name}</RowHead>
            {COLUMNS.map(({ key, label }) => (
              <DataCell key={key} label={label} className="text-right text-lg font-semibold">
                {countWords(counts[key])}
              </DataCell>
            ))}
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
