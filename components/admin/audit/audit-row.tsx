import Link from 'next/link';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import type { AuditEntryView } from '@/lib/schemas/audit';
import { DataCell, DataRow } from '../data-table';
import { Moment } from '../moment';
import { describeAction } from './describe-action';
import { DifferenceList } from './difference-list';
import { listDifferences } from './list-differences';

/** One change, with the fields that it changed. */
export function AuditRow({ entry }: { readonly entry: AuditEntryView }) {
  // The note of a move is its reason, and that stands above.
  const differences = listDifferences(entry.before, entry.after).filter(
    ({ after }) => after === null || after !== entry.reason,
  );
  return (
    <DataRow className="align-top">
      <DataCell className="whitespace-nowrap text-muted-foreground">
        <Moment at={entry.at} />
      </DataCell>
      <DataCell>
        <span className="block truncate" title={entry.actorName}>
          {entry.actorName}
        </span>
      </DataCell>
      <DataCell>{describeAction(entry.action)}</DataCell>
      <DataCell>
        <Subject entry={entry} />
      </DataCell>
      <DataCell>
        {entry.reason ? <p>“{entry.reason}”</p> : null}
        <DifferenceList differences={differences} />
      </DataCell>
    </DataRow>
  );
}

/** What was changed, with the way to it where there is one. */
function Subject({ entry }: { readonly entry: AuditEntryView }) {
  switch (entry.subjectKind) {
    case 'room':
      return (
        <Link
          href={`/admin/rooms/${entry.subjectName}`}
          className="block truncate font-medium underline-offset-4 hover:underline"
        >
          {entry.subjectName}
        </Link>
      );
    case 'platform':
      return <PlatformBadge platform={entry.subjectId} className="text-[0.8125rem]" />;
    default:
      return (
        <span className="block truncate" title={entry.subjectId}>
          {entry.subjectName}
        </span>
      );
  }
}
