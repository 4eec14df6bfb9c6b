'use client';

import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { adminRoomQuery, roomDecisionQuery, roomQuery } from '@/lib/queries/admin-rooms';
import { PageHeader } from '../page-header';
import { ProblemState } from '../problem-state';
import { MoveMenu } from '../rooms/move-menu';
import { RecentMoves } from '../rooms/recent-moves';
import { Section } from '../section';
import { ClosingRoomNotice } from './closing-room-notice';
import { HomeTrouble } from './home-trouble';
import { HostLinks } from './host-links';
import { LiveMeeting } from './live-meeting';
import { MeetingHistory } from './meeting-history';
import { NextMeeting } from './next-meeting';
import { RoomSettings } from './room-settings';
import { RoomSkeleton } from './room-skeleton';
import { WaitingPeople } from './waiting-people';
import { WaitingSettings } from './waiting-settings';
import { WeakDoor } from './weak-door';

/** One room: what runs now and why, what comes next and why, and everything that can be changed about it. */
export function RoomPage({ name }: { readonly name: string }) {
  const router = useRouter();
  const room = useQuery(roomQuery(name));
  const moves = useQuery(adminRoomQuery(name));
  const decision = useQuery(roomDecisionQuery(name, 'next'));

  // A name that the room had before leads to it: the address says what it is called now.
  const currentName = room.data?.name;
  useEffect(() => {
    if (currentName !== undefined && currentName !== name) router.replace(`/admin/rooms/${currentName}`);
  }, [currentName, name, router]);

  if (room.isPending) return <RoomSkeleton />;
  if (!room.data) {
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
  const movable = { ...room.data, override: moves.data?.override ?? null };
  return (
    <div className="space-y-8">
      <div className="space-y-2">
        <Link
          href="/admin/rooms"
          className="inline-block text-sm text-muted-foreground underline-offset-4 hover:underline"
        >
          All rooms
        </Link>
        <PageHeader
          title={room.data.title}
          description={<span className="break-all">{room.data.url}</span>}
          actions={
            <>
              <CopyButton value={room.data.url} label="Copy link" size="sm" />
              <ButtonLink href={`/${room.data.name}`} variant="outline" size="sm">
                <ExternalLink aria-hidden="true" />
                Open
              </ButtonLink>
              {room.data.isClosing ? null : <MoveMenu room={movable} />}
            </>
          }
        />
      </div>
      <ClosingRoomNotice room={room.data} />
      <HomeTrouble home={room.data.platform} decision={decision.data} />
      <WeakDoor room={room.data} next={decision.data?.platform ?? null} />
      <WaitingPeople room={room.data.name} />
      {room.data.live ? <LiveMeeting live={room.data.live} title={room.data.title} /> : null}
      {room.data.isClosing ? null : (
        <>
          <WaitingSettings room={room.data} />
          <NextMeeting
            meetingId={room.data.live?.meetingId ?? null}
            room={movable}
            afterwards={moves.data?.afterwards ?? null}
            decision={decision}
          />
        </>
      )}
      <div className="grid gap-8 xl:grid-cols-2">
        <RoomSettings room={room.data} />
        <HostLinks room={room.data.name} />
      </div>
      <Section
        title="Moves by hand"
        description="Newest first. Undoing one within 24 hours puts back the other rooms that were moved with this one, too."
      >
        <RecentMoves room={room.data.name} />
      </Section>
      <Section
        title="Meetings"
        description={
          <>
            Newest first, each with why it ran where it ran.{' '}
            <Link href={`/${room.data.name}/history`} className="underline underline-offset-4 hover:text-foreground">
              Who was in, and when
            </Link>
          </>
        }
      >
        <MeetingHistory room={room.data.name} />
      </Section>
    </div>
  );
}
