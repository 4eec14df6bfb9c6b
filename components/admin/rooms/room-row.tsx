import { Pin } from 'lucide-react';
import Link from 'next/link';
import { StateDot } from '@/components/ui/state-dot';
import type { AdminRoomView } from '@/lib/schemas/overview';
import { ActionCell, DataCell, DataRow, RowHead } from '../data-table';
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { REASON_WORDS } from '../reason-words';
import { usePlatformNames } from '../use-platform-names';
import { MoveMenu } from './move-menu';

/** As high as one line of text, so that fifty rooms fit on a screen. */
const LOW = 'h-[1.625rem] py-0';

/** One room in the list. */
export function RoomRow({ room }: { readonly room: AdminRoomView }) {
  const { next } = room;
  return (
    <DataRow>
      <RowHead className={LOW}>
        <span className="block truncate stacked:text-sm stacked:whitespace-normal">
          <Link href={`/admin/rooms/${room.name}`} className="font-medium underline-offset-4 hover:underline">
            {room.name}
          </Link>
          {room.title === room.name ? null : <span className="text-muted-foreground"> {room.title}</span>}
        </span>
      </RowHead>
      <DataCell label="Home" className={LOW}>
        <PlatformName platform={room.platform} isDense className="flex text-[0.8125rem]" />
      </DataCell>
      <DataCell
        label="Next meeting"
        className={LOW}
        title={[next.sentence, room.waiting?.sentence].filter(Boolean).join(' ')}
      >
        <span className="flex items-center gap-2">
          {next.platform ? (
            <PlatformName platform={next.platform} isDense className="text-[0.8125rem]" />
          ) : (
            <StateDot tone="destructive" className="text-[0.8125rem]">
              No platform
            </StateDot>
          )}
          <span className="min-w-0 truncate text-muted-foreground stacked:whitespace-normal">
            {next.platform ? REASON_WORDS[next.reason] : null}
            {room.waiting ? ', waits' : null}
          </span>
        </span>
      </DataCell>
      <PeopleCell room={room} />
      <DataCell label="Pin" isEmpty={room.pin === 'none'} className={`${LOW} whitespace-nowrap`}>
        {room.pin === 'none' ? (
          <span className="text-muted-foreground">–</span>
        ) : (
          <span className="flex items-center gap-1.5">
            <Pin aria-hidden="true" className="size-3 text-muted-foreground" />
            {room.pin}
          </span>
        )}
      </DataCell>
      <OverrideCell override={room.override} />
      <ActionCell className={LOW}>
        <MoveMenu room={room} isDense />
      </ActionCell>
    </DataRow>
  );
}

function PeopleCell({ room: { live, next } }: { readonly room: AdminRoomView }) {
  const { nameOf } = usePlatformNames();
  const people = live?.people ?? 0;
  return (
    <DataCell label="People now" isEmpty={people === 0} className={`${LOW} whitespace-nowrap`}>
      {live && people > 0 ? (
        <StateDot tone="success" className="flex text-[0.8125rem]">
          <span className="tabular">{people}</span>
          {live.platform === next.platform ? null : (
            <span className="text-muted-foreground">on {nameOf(live.platform)}</span>
          )}
        </StateDot>
      ) : (
        <span className="text-muted-foreground">nobody</span>
      )}
    </DataCell>
  );
}

function OverrideCell({ override }: { readonly override: AdminRoomView['override'] }) {
  const { nameOf } = usePlatformNames();
  return (
    <DataCell
      label="Moved by hand"
      isEmpty={override === null}
      isWide
      className={`${LOW} truncate`}
      title={override?.note ?? undefined}
    >
      {override ? (
        <>
          {nameOf(override.platform)}
          <span className="text-muted-foreground">
            {override.expiresAt ? (
              <>
                {' until '}
                <Moment at={override.expiresAt} />
              </>
            ) : (
              ' until put back'
            )}
            {override.note ? ` · ${override.note}` : null}
          </span>
        </>
      ) : (
        <span className="text-muted-foreground">–</span>
      )}
    </DataCell>
  );
}
