'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { roomQuery } from '@/lib/queries/admin-rooms';
import { isRoomMissing } from '@/lib/queries/is-room-missing';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { MissingRoom } from './missing-room';
import { RoomContents } from './room-contents';
import { RoomSkeleton } from './room-skeleton';

/** The page of one room, whether it is there, was deleted or can't be loaded. */
export function RoomPage({ name }: { readonly name: string }) {
  const router = useRouter();
  // One that is missing isn't asked for again by itself: it can only be brought back.
  const room = useQuery({ ...roomQuery(name), enabled: ({ state }) => !isRoomMissing(state.error) });

  // A name that the room had before leads to it: the address says what it is called now.
  const currentName = room.data?.name;
  useEffect(() => {
    if (currentName !== undefined && currentName !== name) router.replace(`/admin/rooms/${currentName}`);
  }, [currentName, name, router]);

  if (isRoomMissing(room.error)) {
    return (
      <MissingRoom
        name={room.data?.name ?? name}
        error={room.error}
        isLooking={room.isFetching}
        onBack={room.refetch}
      />
    );
  }
  if (room.data) return <RoomContents room={room.data} />;
  if (room.isPending) return <RoomSkeleton />;
  return (
    <div className="space-y-4">
      <PageHeader title={name} />
      <ProblemState
        title="The room couldn’t be loaded"
        error={room.error}
        onRetry={() => room.refetch()}
        isRetrying={room.isFetching}
        wayBack={
          <ButtonLink href="/admin/rooms" variant="outline">
            All rooms
          </ButtonLink>
        }
      />
    </div>
  );
}
