import Link from 'next/link';
import type { AuditEntryView } from '@/lib/schemas/audit';
import { DataCell, DataRow } from '../data-table';
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { describeRoom } from '../room-name';
import { describeAction } from './describe-action';
import { DifferenceList } from './difference-list';
import { listDifferences } from './list-differences';

/** One change, with the fields that it changed. */
export function AuditRow({ entry }: { readonly entry: AuditEntryView }) {
  // The note of a move is its reason, which stands above. One that comes or goes for another reason is told.
  const differences = listDifferences(entry.before, entry.after).filter(
    ({ field, before, after }) => !/(^|\.)note$/.test(field) || ![before, after].includes(entry.reason),
  );
  return (
    <DataRow className="align-top">
      <DataCell label="When" className="whitespace-nowrap text-muted-foreground">
        <span className="block">
          <Moment at={entry.at} as="distance" />
        </span>
        <span className="block text-xs">
          <Moment at={entry.at} />
        </span>
      </DataCell>
      <DataCell label="Who">
        <span className="block wrap-anywhere">{entry.actorName}</span>
      </DataCell>
      <DataCell label="What">{describeAction(entry.action)}</DataCell>
      <DataCell label="To what">
        <Subject entry={entry} />
      </DataCell>
      <DataCell label="Before and after" isWide isEmpty={!entry.reason && differences.length === 0}>
        {entry.reason ? <p>“{entry.reason}”</p> : null}
        <DifferenceList action={entry.action} differences={differences} />
      </DataCell>
    </DataRow>
  );
}

/** What was changed, with the way to it where there is one. */
function Subject({ entry }: { readonly entry: AuditEntryView }) {
  const { subjectKind, subjectId, subjectName, room } = entry;
  if (subjectKind === 'platform') {
    return (
      <Link href="/admin/platforms" className="underline-offset-4 hover:underline">
        <PlatformName platform={subjectId} className="text-[0.8125rem]" />
      </Link>
    );
  }
  if (subjectName === null) return <span className="text-muted-foreground">{describeRoom(null)}</span>;
  if (subjectKind === 'room' && room === null) {
    return (
      <span className="block wrap-anywhere">
        {subjectName} <span className="text-muted-foreground">(deleted)</span>
      </span>
    );
  }
  const place = placeOf({ subjectKind, subjectId, room });
  if (place === null) return <span className="block wrap-anywhere">{subjectName}</span>;
  return (
    <Link href={place} className="block wrap-anywhere font-medium underline-offset-4 hover:underline">
      {subjectName}
    </Link>
  );
}

function placeOf({
  subjectKind,
  subjectId,
  room,
}: Pick<AuditEntryView, 'subjectKind' | 'subjectId' | 'room'>): string | null {
  switch (subjectKind) {
    case 'room':
      return `/admin/rooms/${room}`;
    case 'meeting':
      return `/admin/meetings/${subjectId}`;
    case 'plan':
    case 'kill-switch':
      return '/admin/migration';
    case 'draft':
      return '/admin/migration/draft';
    case 'webhook-delivery':
      return '/admin/webhooks';
    case 'user':
    case 'api-key':
      return '/admin/settings';
    default:
      return null;
  }
}
