import type { PlatformShare } from '@/lib/schemas/migration-plan';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../../data-table';
import { countWords } from '../../describe-people';
import { PlatformName } from '../../platform-name';
import { Section } from '../../section';

interface PlatformSharesProps {
  readonly shares: readonly PlatformShare[];
  readonly rooms: number;
  /** Waves may be under way: where rooms meet in the end is shown as well. */
  readonly hasWaves: boolean;
  /** Of a preview: also where they meet right after publishing. */
  readonly isPreview?: boolean;
}

/** Where the rooms have their next meeting, in numbers. */
export function PlatformShares({ shares, rooms, hasWaves, isPreview = false }: PlatformSharesProps) {
  if (shares.length === 0) return null;
  const label = 'Rooms by platform';
  return (
    <Section title={label} description={`Where the next meeting of each of ${countWords(rooms)} rooms is.`}>
      <DataTable label={label} stacksBelow="32rem">
        <TableHead>
          <HeadCell>Platform</HeadCell>
          <HeadCell className="text-right">At home</HeadCell>
          <HeadCell className="text-right">Next meeting</HeadCell>
          {isPreview ? <HeadCell className="text-right">Once published</HeadCell> : null}
          {hasWaves ? <HeadCell className="text-right">After all waves</HeadCell> : null}
        </TableHead>
        <TableBody>
          {shares.map((share) => (
            <DataRow key={share.platform ?? 'none'}>
              <RowHead>{share.platform === null ? 'No platform' : <PlatformName platform={share.platform} />}</RowHead>
              <NumberCell label="At home" value={share.homes} />
              <NumberCell label="Next meeting" value={share.now} />
              {isPreview ? <NumberCell label="Once published" value={share.after} from={share.now} /> : null}
              {hasWaves ? <NumberCell label="After all waves" value={share.done} from={share.now} /> : null}
            </DataRow>
          ))}
        </TableBody>
      </DataTable>
    </Section>
  );
}

function NumberCell({
  label,
  value,
  from,
}: {
  readonly label: string;
  readonly value: number;
  readonly from?: number;
}) {
  const difference = from === undefined ? 0 : value - from;
  return (
    <DataCell label={label} className="tabular text-right">
      {countWords(value)}
      {difference === 0 ? null : (
        <span className="ml-1.5 text-muted-foreground">
          {difference > 0 ? '+' : '−'}
          {countWords(Math.abs(difference))}
        </span>
      )}
    </DataCell>
  );
}
