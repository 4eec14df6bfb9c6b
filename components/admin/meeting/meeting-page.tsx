'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Skeleton } from '@/components/ui/skeleton';
import { StateDot } from '@/components/ui/state-dot';
import { auditOfQuery } from '@/lib/queries/admin-audit';
import { meetingQuery } from '@/lib/queries/admin-rooms';
import type { MeetingView } from '@/lib/schemas/meeting';
import { describeAction } from '../audit/describe-action';
import { DecisionTrace } from '../decision-trace';
import { describePeople } from '../describe-people';
import { MEETING_STATES } from '../meeting-states';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { PageHeader } from '../page-header';
import { PlatformName } from '../platform-name';
import { ProblemState } from '../problem-state';
import { describeRoom, RoomName } from '../room-name';
import { Section } from '../section';
import { usePlatformNames } from '../use-platform-names';

/** One meeting: where it ran and why, step by step, and what was done to it. */
export function MeetingPage({ id }: { readonly id: string }) {
  const query = useQuery(meetingQuery(id));
  const meeting = query.data;
  return (
    <div className="space-y-6">
      <PageHeader title={meeting ? `A meeting in ${describeRoom(meeting.room)}` : 'Meeting'} />
      {query.isPending ? (
        <div role="status">
          <span className="sr-only">Loading the meeting</span>
          <Skeleton className="h-64 w-full" />
        </div>
      ) : null}
      {query.isError && !meeting ? (
        <ProblemState
          title="The meeting couldn’t be loaded"
          error={query.error}
          onRetry={() => query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {meeting ? (
        <>
          {meeting.unclosedRoom ? <Notice tone="warning">{meeting.unclosedRoom}</Notice> : null}
          <Facts meeting={meeting} />
          {meeting.state === 'failed' ? <FailedCreate meeting={meeting} /> : null}
          <Section title={titleOfDecision(meeting)} description="What was decided when it was made, step by step.">
            {meeting.decision ? (
              <DecisionTrace decision={meeting.decision} />
            ) : (
              <p className="text-sm text-muted-foreground">No decision was kept with it.</p>
            )}
          </Section>
          <Changes id={meeting.id} />
        </>
      ) : null}
    </div>
  );
}

function titleOfDecision({ state, endedAt }: MeetingView): string {
  if (state === 'failed') return 'Why it was to run there';
  return endedAt ? 'Why it ran there' : 'Why it runs there';
}

/** Whoever comes here from a list of decisions must not take it for a meeting. */
function FailedCreate({ meeting }: { readonly meeting: MeetingView }) {
  const { nameOf } = usePlatformNames();
  return (
    <Notice tone="warning">
      This attempt failed: {nameOf(meeting.platform)} didn’t make the meeting, so nobody was in it. What the room got
      instead is among{' '}
      {meeting.room === null ? (
        'its meetings'
      ) : (
        <Link href={`/admin/rooms/${meeting.room}`} className="underline underline-offset-4">
          its meetings
        </Link>
      )}
      .
    </Notice>
  );
}

function Facts({ meeting }: { readonly meeting: MeetingView }) {
  const { tone, label } = MEETING_STATES[meeting.state];
  const nobodyCame = meeting.endedAt ? 'nobody came in' : 'nobody came in yet';
  return (
    <dl className="grid gap-x-8 gap-y-3 rounded-md border bg-card p-4 text-sm sm:grid-cols-2 lg:grid-cols-3">
      <Fact name="Room">
        <RoomName name={meeting.room} className="font-medium underline-offset-4 hover:underline" />
      </Fact>
      <Fact name="Platform">
        <PlatformName platform={meeting.platform} />
      </Fact>
      <Fact name="State">
        <StateDot tone={tone}>{label}</StateDot>
        {meeting.people > 0 ? `, ${describePeople(meeting.people)}` : null}
      </Fact>
      <Fact name="Began">{meeting.startedAt ? <Moment at={meeting.startedAt} /> : nobodyCame}</Fact>
      <Fact name="Ended">
        {meeting.endedAt ? <Moment at={meeting.endedAt} /> : 'not yet'}
        {meeting.endReason ? ` (${meeting.endReason.replaceAll('-', ' ')})` : null}
      </Fact>
      {meeting.continuesId ? (
        <Fact name="Continues">
          <MeetingLink id={meeting.continuesId} words="the meeting before it" />
        </Fact>
      ) : null}
      {meeting.continuedBy ? (
        <Fact name="Continued by">
          <MeetingLink id={meeting.continuedBy.id} words="the meeting after it" />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

function MeetingLink({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <Link href={`/admin/meetings/${id}`} className="underline-offset-4 hover:underline">
      {words}
    </Link>
  );
}

/** What the audit log has of it; nothing where there is nothing. */
function Changes({ id }: { readonly id: string }) {
  const log = useInfiniteQuery(auditOfQuery(`meeting:${id}`));
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  if (entries.length === 0) return null;
  return (
    <Section title="What was done to it">
      <ul className="divide-y rounded-md border bg-card text-sm">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap gap-x-4 gap-y-0.5 px-3 py-2">
            <span className="text-muted-foreground">
              <Moment at={entry.at} />
            </span>
            <span>{describeAction(entry.action)}</span>
            <span className="text-muted-foreground">by {entry.actorName}</span>
            {entry.reason ? <span className="wrap-anywhere">“{entry.reason}”</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
