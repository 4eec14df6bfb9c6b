import Link from 'next/link';
import { DownloadLink } from '@/components/ui/download-link';
import { StateDot } from '@/components/ui/state-dot';
import { type WhatIfAsked, whatIfFileAddress } from '@/lib/queries/what-if';
import type { WhatIfEffect, WhatIfResult } from '@/lib/schemas/what-if';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../../data-table';
import { countWords } from '../../describe-people';
import { PlatformName } from '../../platform-name';
import { Section } from '../../section';

const EFFECTS = {
  moves: { tone: 'accent', words: 'Moves' },
  stays: { tone: 'neutral', words: 'Stays' },
  blocked: { tone: 'warning', words: 'Blocked' },
  none: { tone: 'destructive', words: 'No platform' },
} as const satisfies Record<WhatIfEffect, { tone: string; words: string }>;

interface WhatIfExamplesProps {
  readonly asked: WhatIfAsked;
  readonly result: WhatIfResult;
}

/** The first rooms for which something would change, each with why; the files have all of them. */
export function WhatIfExamples({ asked, result }: WhatIfExamplesProps) {
  const { examples, rooms } = result;
  const changed = rooms.total - rooms.stays;
  return (
    <Section
      title="Rooms"
      description={
        changed > examples.length
          ? `The first ${examples.length} of ${countWords(changed)} that don’t simply stay.`
          : 'Those that don’t simply stay.'
      }
      actions={
        <div className="flex flex-wrap gap-2">
          <DownloadLink href={whatIfFileAddress(asked, 'rooms')} size="sm">
            All rooms
          </DownloadLink>
          <DownloadLink href={whatIfFileAddress(asked, 'meetings')} size="sm">
            All past meetings
          </DownloadLink>
        </div>
      }
    >
      {examples.length === 0 ? (
        <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
          None. Every room’s next meeting would be where it is now.
        </p>
      ) : (
        <DataTable label="Rooms that change" stacksBelow="46rem">
          <TableHead>
            <HeadCell>Room</HeadCell>
            <HeadCell>What happens</HeadCell>
            <HeadCell>Before</HeadCell>
            <HeadCell>After</HeadCell>
            <HeadCell className="w-1/2">Why</HeadCell>
          </TableHead>
          <TableBody>
            {examples.map((example) => (
              <DataRow key={example.room} className="align-top">
                <RowHead className="max-w-48 stacked:pr-0">
                  <Link
                    href={`/admin/rooms/${example.room}`}
                    className="block truncate font-medium underline-offset-4 hover:underline"
                  >
                    {example.room}
                  </Link>
                </RowHead>
                <DataCell label="What happens">
                  <StateDot tone={EFFECTS[example.effect].tone} className="text-[0.8125rem]">
                    {EFFECTS[example.effect].words}
                  </StateDot>
                </DataCell>
                <DataCell label="Before">
                  <MaybePlatform platform={example.before} />
                </DataCell>
                <DataCell label="After">
                  <MaybePlatform platform={example.after} />
                </DataCell>
                <DataCell label="Why" isWide className="text-muted-foreground">
                  {example.sentence}
                  {example.losses.length > 0 ? ` It gives up ${example.losses.join(' and ')}.` : ''}
                </DataCell>
              </DataRow>
            ))}
          </TableBody>
        </DataTable>
      )}
    </Section>
  );
}

function MaybePlatform({ platform }: { readonly platform: string | null }) {
  if (platform === null) return <span className="text-muted-foreground">none</span>;
  return <PlatformName platform={platform} isDense className="text-[0.8125rem]" />;
}
