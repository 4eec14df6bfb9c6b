'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { StateDot } from '@/components/ui/state-dot';
import { roomMeetingsQuery } from '@/lib/queries/admin-rooms';
import type { MeetingView } from '@/lib/schemas/meeting';
import { DataCell, DataRow, DataTable, HeadCell, TableBody, TableHead } from '../data-table';
import { DecisionSteps } from '../decision-trace';
import { describeDuration } from '../describe-time';
import { LoadMore } from '../load-more';
import { MEETING_STATES } from '../meeting-states';
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { ProblemState } from '../problem-state';
import { TableSkeleton } from '../table-skeleton';
import { WithMoments } from '../with-moments';
import { type HistoryLine, joinFailedTries } from './join-failed-tries';
import { MeetingRecordings } from './meeting-recordings';

/** The latest meetings of a room, and the tries of some that no platform made. */
export function MeetingHistory({ room }: { readonly room: string }) {
  const meetings = useInfiniteQuery(roomMeetingsQuery(room));
  const items = meetings.data?.pages.flatMap((page) => page.items) ?? [];
  if (meetings.isPending) return <TableSkeleton label="the meetings" rows={4} columns={5} />;
  if (meetings.isError && !meetings.data) {
    return (
      <ProblemState
        title="The meetings couldn’t be loaded"
        error={meetings.error}
        onRetry={() => meetings.refetch()}
        isRetrying={meetings.isFetching}
      />
    );
  }
  if (items.length === 0) {
    return (
      <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
        None yet. The first person who opens the link and joins begins the first one.
      </p>
    );
  }
  return (
    <div className="space-y-3">
      <DataTable label="Meetings" stacksBelow="42rem">
        <TableHead>
          <HeadCell>Began</HeadCell>
          <HeadCell>Lasted</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Platform</HeadCell>
          <HeadCell className="w-1/2">Why there</HeadCell>
        </TableHead>
        <TableBody>
          {joinFailedTries(items).map(({ meeting, key, ...tries }) => (
            <DataRow key={key} className="align-top">
              <DataCell label="Began" className="whitespace-nowrap">
                {tries.failedTries > 0 ? triedWhen(tries) : beganWhen(meeting)}
              </DataCell>
              <DataCell label="Lasted" className="whitespace-nowrap">
                {lengthOf(meeting)}
              </DataCell>
              <DataCell label="State">
                <StateDot tone={stateOf(meeting).tone} className="text-[0.8125rem]">
                  {tries.failedTries > 1 ? `${tries.failedTries} tries failed` : stateOf(meeting).label}
                </StateDot>
              </DataCell>
              <DataCell label="Platform">
                <PlatformName platform={meeting.platform} className="text-[0.8125rem]" />
              </DataCell>
              <DataCell label="Why there" isWide className="text-muted-foreground">
                {meeting.decision ? (
                  <>
                    <p>
                      <WithMoments text={meeting.decision.sentence} />
                    </p>
                    <details className="mt-1">
                      <summary className="cursor-pointer text-[0.8125rem] underline decoration-dotted underline-offset-4">
                        Every step
                      </summary>
                      <div className="mt-2">
                        <DecisionSteps decision={meeting.decision} />
                      </div>
                    </details>
                  </>
                ) : null}
                <MeetingRecordings recordings={meeting.recordings} />
              </DataCell>
            </DataRow>
          ))}
        </TableBody>
      </DataTable>
      <LoadMore query={meetings} what="meetings" />
    </div>
  );
}

function stateOf({ state, startedAt }: MeetingView): {
  tone: 'accent' | 'success' | 'warning' | 'neutral' | 'destructive';
  label: string;
} {
  // It stands open, and nobody has been in it yet.
  if (state === 'live' && startedAt === null) return { tone: 'accent', label: 'Open' };
  return MEETING_STATES[state];
}

function beganWhen({ startedAt, state }: MeetingView): React.ReactNode {
  if (startedAt) return <Moment at={startedAt} />;
  return state === 'ended' ? 'nobody came in' : 'not yet';
}

/** To the second, as one minute holds many tries. */
function triedWhen({ firstTriedAt, lastTriedAt }: Pick<HistoryLine<MeetingView>, 'firstTriedAt' | 'lastTriedAt'>) {
  if (firstTriedAt === null || lastTriedAt === null) return 'nobody came in';
  return (
    <>
      tried <Moment at={firstTriedAt} as="second" />
      {firstTriedAt === lastTriedAt ? null : (
        <>
          –<Moment at={lastTriedAt} as="second" />
        </>
      )}
    </>
  );
}

function lengthOf({ startedAt, endedAt }: MeetingView): React.ReactNode {
  if (!startedAt) return '–';
  if (!endedAt) return <Moment at={startedAt} as="duration" />;
  return describeDuration(new Date(endedAt).getTime() - new Date(startedAt).getTime());
}
