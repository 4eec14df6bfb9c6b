'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Select } from '@/components/ui/select';
import { previewedRoomsQuery } from '@/lib/queries/admin-migration';
import type { PreviewedRoomView, PreviewView } from '@/lib/schemas/migration-draft';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../../data-table';
import { countWords } from '../../describe-people';
import { LoadMore } from '../../load-more';
import { PlatformName } from '../../platform-name';
import { ProblemState } from '../../problem-state';
import { Section } from '../../section';
import { TableSkeleton } from '../../table-skeleton';
import { describeLoss, LOSING_ROOMS } from './describe-loss';

type Effect = 'moves' | 'later' | 'blocked' | 'degraded' | 'stays';

/** The rooms of a preview, by what happens to them. */
export function PreviewedRooms({ preview }: { readonly preview: PreviewView }) {
  const { counts, extras, hash } = preview;
  const options = (
    [
      ['moves', 'Move at their next meeting', counts.moves],
      ['later', 'Move with a later wave', counts.later],
      ['blocked', 'Blocked', counts.blocked],
      ['degraded', LOSING_ROOMS, counts.degraded],
      ['stays', 'Stay', counts.stays],
    ] as const
  ).map(([value, label, count]) => ({ value, label: `${label} (${countWords(count)})`, count }));
  const [chosen, setChosen] = useState<Effect | null>(null);
  const effect: Effect = chosen ?? options.find(({ count }) => count > 0)?.value ?? 'stays';
  const list = useInfiniteQuery(previewedRoomsQuery({ hash, effect }));
  const rooms = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section
      title="Rooms"
      actions={
        <Select
          aria-label="Which rooms"
          className="w-auto max-w-full min-w-56"
          size="sm"
          options={options}
          value={effect}
          onValueChange={setChosen}
        />
      }
    >
      {extras.length > 0 ? (
        <p className="mb-3 text-sm text-muted-foreground">
          What there is not on the new platform: {extras.join(', ')}. A room that is set to need it, or used it of late,
          loses it; any other does without.
        </p>
      ) : null}
      {list.isPending ? <TableSkeleton label="the rooms" rows={5} columns={4} /> : null}
      {list.isError && !list.data ? (
        <ProblemState
          title="The rooms couldn’t be loaded"
          error={list.error}
          onRetry={() => list.refetch()}
          isRetrying={list.isFetching}
        />
      ) : null}
      {list.data && rooms.length === 0 ? <p className="text-sm text-muted-foreground">None.</p> : null}
      {rooms.length > 0 ? <RoomTable rooms={rooms} /> : null}
      <LoadMore query={list} what="rooms" />
    </Section>
  );
}

function RoomTable({ rooms }: { readonly rooms: readonly PreviewedRoomView[] }) {
  return (
    <DataTable label="Previewed rooms" stacksBelow="42rem">
      <TableHead>
        <HeadCell>Room</HeadCell>
        <HeadCell>Next meeting</HeadCell>
        <HeadCell>Why</HeadCell>
        <HeadCell>Without</HeadCell>
      </TableHead>
      <TableBody>
        {rooms.map((room) => (
          <DataRow key={room.room}>
            <RowHead>
              <Link href={`/admin/rooms/${room.room}`} className="font-medium underline-offset-4 hover:underline">
                {room.room}
              </Link>
            </RowHead>
            <DataCell label="Next meeting">
              <span className="flex flex-wrap items-center gap-x-2">
                <Platform id={room.before} />
                {room.done === room.before ? null : (
                  <>
                    <ArrowRight aria-label="then" role="img" className="size-3.5 text-muted-foreground" />
                    <Platform id={room.done} />
                  </>
                )}
              </span>
            </DataCell>
            <DataCell label="Why" isWide>
              {room.why}
              {room.people > 0 ? (
                <span className="text-muted-foreground">
                  ; {room.people} in a call {room.people === 1 ? 'stays' : 'stay'} until it ends
                </span>
              ) : null}
            </DataCell>
            <DataCell label="Without" isEmpty={room.losses.length + room.extras.length === 0}>
              <LossOf room={room} />
            </DataCell>
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}

function LossOf({ room }: { readonly room: PreviewedRoomView }) {
  const { loses, doesWithout } = describeLoss(room);
  return (
    <>
      {loses ? <span className="block">{loses}</span> : null}
      {doesWithout ? <span className="block text-muted-foreground">{doesWithout}</span> : null}
    </>
  );
}

function Platform({ id }: { readonly id: string | null }) {
  return id === null ? <span>no platform</span> : <PlatformName platform={id} />;
}
