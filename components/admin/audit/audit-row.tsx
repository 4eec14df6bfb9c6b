import Link from 'next/link';
import type { AuditEntryView } from '@/lib/schemas/audit';
import { DataCell, DataRow } from '../data-table';
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { describeAction } from './describe-action';
import { DifferenceList } from './difference-list';
import { listDifferences } from './list-differences';

/** One change, with the fields that it changed. */
export function AuditRow({ entry }: { readonly entry: AuditEntryView }) {
  // The note of a move is its reason, and that stands above.
  const differences = listDifferences(entry.before, entry.after).filter(
    ({ field }) => entry.reason === null || !/(^|\.)note$/.test(field),
  );
  return (
    <DataRow className="align-top">
      <DataCell label="When" className="whitespace-nowrap text-muted-foreground">
        <Moment at={entry.at} />
      </DataCell>
      <DataCell label="Who">
        <span className="block truncate" title={entry.actorName}>
          {entry.actorName}
        </span>
      </DataCell>
      <DataCell label="What">{describeAction(entry.action)}</DataCell>
      <DataCell label="To what">
        <Subject entry={entry} />
      </DataCell>
      <DataCell label="Before and after" isWide isEmpty={!entry.reason && differences.length === 0}>
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
      return <PlatformName platform={entry.subjectId} className="text-[0.8125rem]" />;
    default:
      return (
        <span className="block truncate" title={entry.subjectId}>
          {entry.subjectName}
        </span>
      );
  }
}
