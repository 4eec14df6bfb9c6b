'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useId, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { StateDot } from '@/components/ui/state-dot';
import { cn } from '@/lib/cn';
import type { AdminRoomView } from '@/lib/schemas/overview';
import { ActionCell, DataCell, DataRow, RowHead } from '../data-table';
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { usePlatformNames } from '../use-platform-names';
import { ClosingCell, KeepButton } from './closing-cell';
import { MoveMenu } from './move-menu';
import { OverrideCell } from './override-cell';
import { RoomDetails } from './room-details';
import { LOW } from './row-height';
import { WaitingMark } from './waiting-mark';

interface RoomRowProps {
  readonly room: AdminRoomView;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

/** One room in the list; the whole story of its next meeting folds out under it. */
export function RoomRow({ room, isChosen, onChoose }: RoomRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  return (
    <>
      <DataRow className={cn(isChosen && 'bg-accent/60')}>
        <td
          className={`${LOW} pt-[0.3125rem] pl-2.5 stacked:absolute stacked:top-3 stacked:left-3 stacked:block stacked:h-auto stacked:p-0`}
        >
          <Checkbox
            aria-label={`Choose ${room.title}`}
            className="size-4"
            checked={isChosen}
            onCheckedChange={onChoose}
          />
        </td>
        <RowHead className={`${LOW} stacked:pl-7`} title={room.title === room.name ? undefined : room.title}>
          <span className="block truncate stacked:text-sm stacked:whitespace-normal">
            <Link href={`/admin/rooms/${room.name}`} className="font-medium underline-offset-4 hover:underline">
              {room.name}
            </Link>
            {room.title === room.name ? null : <span className="text-muted-foreground"> {room.title}</span>}
          </span>
        </RowHead>
        <DataCell label="Home" className={LOW}>
          <PlatformName platform={room.platform} wraps className="flex text-[0.8125rem]" />
        </DataCell>
        {room.closing ? (
          <ClosingCell closing={room.closing} />
        ) : (
          <NextCell room={room} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} detailsId={detailsId} />
        )}
        <PeopleCell room={room} />
        <DataCell label="Last meeting" isEmpty={room.lastMeetingAt === null} className={LOW}>
          {room.lastMeetingAt ? (
            <Moment at={room.lastMeetingAt} as="distance" />
          ) : (
            <span className="text-muted-foreground">never</span>
          )}
        </DataCell>
        <DataCell label="Pin" isEmpty={room.pin === 'none'} className={`${LOW} whitespace-nowrap`}>
          {room.pin === 'none' ? <span className="text-muted-foreground">–</span> : room.pin}
        </DataCell>
        <OverrideCell room={room} />
        <ActionCell className={`${LOW} pt-px pb-0`}>
          {room.closing ? <KeepButton room={room} /> : <MoveMenu room={room} isDense />}
        </ActionCell>
      </DataRow>
      {isOpen && !room.closing ? <RoomDetails room={room} id={detailsId} /> : null}
    </>
  );
}

interface NextCellProps {
  readonly room: AdminRoomView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly detailsId: string;
}

function NextCell({ room: { title, live, next, why, waiting }, isOpen, onToggle, detailsId }: NextCellProps) {
  return (
    <DataCell label="Next meeting" className={LOW} title={[next.sentence, waiting?.sentence].filter(Boolean).join(' ')}>
      <span className="flex flex-wrap items-center gap-x-2">
        {next.platform ? (
          <PlatformName platform={next.platform} wraps className="text-[0.8125rem]" />
        ) : (
          <StateDot tone="destructive" className="text-[0.8125rem]">
            No platform
          </StateDot>
        )}
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailsId : undefined}
          aria-label={`Why ${title} is there: ${why}`}
          onClick={onToggle}
          className="-my-0.5 inline-flex min-h-6 min-w-0 items-center gap-0.5 rounded-sm text-left text-muted-foreground hover:text-foreground"
        >
          <span className="wrap-anywhere">{why}</span>
          <ChevronRight
            aria-hidden="true"
            className={cn('size-3 shrink-0 transition-transform', isOpen && 'rotate-90')}
          />
        </button>
        {next.doubt ? <span className="text-warning">if it answers again</span> : null}
        {waiting && live ? <WaitingMark waiting={waiting} platform={live.platform} /> : null}
      </span>
    </DataCell>
  );
}

function PeopleCell({ room: { live, next } }: { readonly room: AdminRoomView }) {
  const { nameOf } = usePlatformNames();
  const people = live?.people ?? 0;
  return (
    <DataCell label="People now" isEmpty={people === 0} className={LOW}>
      {live && people > 0 ? (
        <StateDot tone="success" className="flex flex-wrap items-baseline gap-y-0 text-[0.8125rem] whitespace-normal">
          <span className="tabular">{people}</span>
          {live.platform === next.platform ? null : (
            <span className="wrap-break-word text-muted-foreground">on {nameOf(live.platform)}</span>
          )}
        </StateDot>
      ) : (
        <span className="text-muted-foreground">nobody</span>
      )}
    </DataCell>
  );
}
