import { PhoneOff } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { OverviewView } from '@/lib/schemas/overview';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { RoomName } from '../room-name';
import { Section } from '../section';

/** The meetings that are open now, with who is in them and why they run where they run. */
export function LiveMeetings({ overview: { live, totals } }: { readonly overview: OverviewView }) {
  return (
    <Section title="Open meetings">
      {live.length === 0 ? <NothingLive rooms={totals.rooms} /> : null}
      {live.length > 0 ? (
        <DataTable label="Open meetings" stacksBelow="46rem">
          <TableHead>
            <HeadCell>Room</HeadCell>
            <HeadCell>Platform</HeadCell>
            <HeadCell className="text-right">People</HeadCell>
            <HeadCell>Who</HeadCell>
            <HeadCell>For</HeadCell>
            <HeadCell>Why there</HeadCell>
          </TableHead>
          <TableBody>
            {live.map((meeting) => (
              <DataRow key={meeting.meetingId} className="align-top">
                <RowHead className="max-w-48 stacked:pr-0">
                  <RoomName
                    name={meeting.room}
                    className="block truncate font-medium underline-offset-4 hover:underline"
                  />
                  {meeting.title === meeting.room ? null : (
                    <span className="block truncate text-muted-foreground">{meeting.title}</span>
                  )}
                </RowHead>
                <DataCell label="Platform">
                  <PlatformName platform={meeting.platform} className="text-[0.8125rem]" />
                </DataCell>
                <DataCell label="People" className="text-right">
                  {meeting.people}
                </DataCell>
                <DataCell label="Who" isWide className="max-w-64 stacked:order-1">
                  {meeting.names.length > 0 ? (
                    meeting.names.join(', ')
                  ) : (
                    <span className="text-muted-foreground">nobody</span>
                  )}
                </DataCell>
                <DataCell label="For" className="whitespace-nowrap">
                  {meeting.startedAt ? <Moment at={meeting.startedAt} as="duration" /> : 'not begun'}
                  {meeting.isOverrunning ? <span className="block text-muted-foreground">overrunning</span> : null}
                  {meeting.state === 'draining' ? (
                    <span className="block text-muted-foreground">goes on elsewhere</span>
                  ) : null}
                </DataCell>
                <DataCell label="Why there" isWide className="max-w-96 text-muted-foreground stacked:order-1">
                  <Link href={`/admin/meetings/${meeting.meetingId}`} className="underline-offset-4 hover:underline">
                    {meeting.decisionSentence ?? 'Its meeting'}
                  </Link>
                </DataCell>
              </DataRow>
            ))}
          </TableBody>
        </DataTable>
      ) : null}
    </Section>
  );
}

function NothingLive({ rooms }: { readonly rooms: number }) {
  if (rooms === 0) {
    return (
      <EmptyState
        icon={<PhoneOff aria-hidden="true" />}
        title="No rooms yet"
        description="Make the first room, open its link, and the call shows up here."
        action={<ButtonLink href="/">Make a room</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      icon={<PhoneOff aria-hidden="true" />}
      title="Nobody is in a call"
      description="Open the link of a room and join; the call shows up here by itself."
      action={
        <ButtonLink href="/" variant="outline">
          Open a room
        </ButtonLink>
      }
    />
  );
}
