import { Pin } from 'lucide-react';
import Link from 'next/link';
import { PlatformBadge, platformLabel } from '@/components/platforms/platform-badge';
import { StateDot } from '@/components/ui/state-dot';
import type { AdminRoomView } from '@/lib/schemas/overview';
import { DataCell, DataRow, RowHead } from '../data-table';
import { Moment } from '../moment';
import { REASON_WORDS } from '../reason-words';
import { MoveMenu } from './move-menu';

/** One room in the list, as high as one line of text. */
export function RoomRow({ room }: { readonly room: AdminRoomView }) {
  const { live, next, override } = room;
  return (
    <DataRow>
      <RowHead className="h-[1.625rem] py-0">
        <span className="block truncate">
          <Link href={`/admin/rooms/${room.name}`} className="font-medium underline-offset-4 hover:underline">
            {room.name}
          </Link>
          {room.title === room.name ? null : <span className="text-muted-foreground"> {room.title}</span>}
        </span>
      </RowHead>
      <DataCell className="h-[1.625rem] py-0">
        <PlatformBadge platform={room.platform} className="flex text-[0.8125rem]" />
      </DataCell>
      <DataCell className="h-[1.625rem] py-0" title={[next.sentence, room.waiting].filter(Boolean).join(' ')}>
        <span className="flex items-center gap-2">
          {next.platform ? (
            <PlatformBadge platform={next.platform} className="text-[0.8125rem]" />
          ) : (
            <StateDot tone="destructive" className="text-[0.8125rem]">
              No platform
            </StateDot>
          )}
          <span className="min-w-0 truncate text-muted-foreground">
            {next.platform ? REASON_WORDS[next.reason] : null}
            {room.waiting ? ', waits' : null}
          </span>
        </span>
      </DataCell>
      <DataCell className="h-[1.625rem] py-0 whitespace-nowrap">
        {live ? (
          <LiveNow live={live} isElsewhere={live.platform !== next.platform} />
        ) : (
          <span className="text-muted-foreground">–</span>
        )}
      </DataCell>
      <DataCell className="h-[1.625rem] py-0 whitespace-nowrap">
        {room.pin === 'none' ? (
          <span className="text-muted-foreground">–</span>
        ) : (
          <span className="flex items-center gap-1.5">
            <Pin aria-hidden="true" className="size-3 text-muted-foreground" />
            {room.pin}
          </span>
        )}
      </DataCell>
      <DataCell className="h-[1.625rem] truncate py-0" title={override?.note ?? undefined}>
        {override ? (
          <>
            {platformLabel(override.platform)}
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
      <DataCell className="h-[1.625rem] py-0 pr-1 text-right">
        <MoveMenu room={room} isDense />
      </DataCell>
    </DataRow>
  );
}

function LiveNow({
  live,
  isElsewhere,
}: {
  readonly live: NonNullable<AdminRoomView['live']>;
  readonly isElsewhere: boolean;
}) {
  return (
    <StateDot tone={live.people > 0 ? 'success' : 'neutral'} className="flex text-[0.8125rem]">
      <span className="tabular">{live.people > 0 ? live.people : 'empty'}</span>
      {isElsewhere ? <span className="text-muted-foreground">on {platformLabel(live.platform)}</span> : null}
    </StateDot>
  );
}
