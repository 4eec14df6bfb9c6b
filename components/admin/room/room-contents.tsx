'use client';

import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { adminRoomQuery, roomDecisionQuery } from '@/lib/queries/admin-rooms';
import type { RoomView } from '@/lib/schemas/room';
import { PageHeader } from '../page-header';
import { MoveMenu } from '../rooms/move-menu';
import { RecentMoves } from '../rooms/recent-moves';
import { Section } from '../section';
import { ClosingRoomNotice } from './closing-room-notice';
import { HomeTrouble } from './home-trouble';
import { HostLinks } from './host-links';
import { LiveMeeting } from './live-meeting';
import { MeetingHistory } from './meeting-history';
import { NextMeeting } from './next-meeting';
import { RefusedLately } from './refused-lately';
import { RoomSettings } from './room-settings';
import { WaitingPeople } from './waiting-people';
import { WaitingSettings } from './waiting-settings';
import { WeakDoor } from './weak-door';

/** A room that is there: what runs now and why, what comes next and why, and everything that can be changed about it. */
export function RoomContents({ room }: { readonly room: RoomView }) {
  const moves = useQuery(adminRoomQuery(room.name));
  const decision = useQuery(roomDecisionQuery(room.name, 'next'));
  const movable = { ...room, override: moves.data?.override ?? null };
  const isUnderWay = room.live !== null && room.live.state !== 'creating';
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
          title={room.title}
          description={<span className="break-all">{room.url}</span>}
          actions={
            <>
              <CopyButton value={room.url} label="Copy link" size="sm" />
              {/* Its entrance is shut, and it has no next meeting: the notice below says why. */}
              {room.isClosing ? null : (
                <>
                  <ButtonLink href={`/${room.name}`} variant="outline" size="sm">
                    <ExternalLink aria-hidden="true" />
                    Open
                  </ButtonLink>
                  <MoveMenu room={movable} />
                </>
              )}
            </>
          }
        />
      </div>
      <ClosingRoomNotice room={room} />
      <HomeTrouble home={room.platform} decision={decision.data} />
      <WeakDoor room={room} next={decision.data} />
      <WaitingPeople room={room.name} />
      {moves.data ? <RefusedLately refused={moves.data.refusedJoins} isUnderWay={isUnderWay} /> : null}
      {room.live ? <LiveMeeting live={room.live} title={room.title} /> : null}
      {room.isClosing ? null : (
        <>
          <WaitingSettings room={room} />
          <NextMeeting
            meetingId={room.live?.meetingId ?? null}
            room={movable}
            afterwards={moves.data?.afterwards ?? null}
            decision={decision}
          />
        </>
      )}
      <div className="grid gap-8 xl:grid-cols-2">
        <RoomSettings room={room} />
        <HostLinks room={room.name} />
      </div>
      <Section
        title="Moves by hand"
        description="Newest first. Undoing one within 24 hours puts back the other rooms that were moved with this one, too."
      >
        <RecentMoves room={room.name} />
      </Section>
      <Section
        title="Meetings"
        description={
          <>
            Newest first, each with why it ran where it ran.{' '}
            <Link href={`/${room.name}/history`} className="underline underline-offset-4 hover:text-foreground">
              Who was in, and when
            </Link>
          </>
        }
      >
        <MeetingHistory room={room.name} />
      </Section>
    </div>
  );
}
