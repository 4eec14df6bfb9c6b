import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Skeleton } from '@/components/ui/skeleton';
import { meetingQuery } from '@/lib/queries/admin-rooms';
import type { DecisionView } from '@/lib/schemas/decision';
import { DecisionTrace } from '../decision-trace';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { ProblemState } from '../problem-state';
import type { MovableRoom } from '../rooms/use-move-room';
import { Section } from '../section';
import { usePlatformNames } from '../use-platform-names';
import { WaitingChangeNotice } from './waiting-change-notice';

interface NextMeetingProps {
  /** The open meeting. */
  readonly meetingId: string | null;
  readonly room: MovableRoom;
  readonly decision: UseQueryResult<DecisionView>;
}

/** What the next meeting gets and every step that was asked, and what waits for a call to end. */
export function NextMeeting({ meetingId, room, decision }: NextMeetingProps) {
  const { nameOf } = usePlatformNames();
  const { live, override } = room;
  const call = live !== null && live.people > 0 ? live : null;
  const meeting = useQuery({ ...meetingQuery(meetingId ?? ''), enabled: call !== null && meetingId !== null });
  return (
    <Section
      title={call ? 'Next meeting, once this call has ended' : 'Next meeting'}
      description={call ? 'Whoever joins before that comes into this call.' : 'What whoever joins now gets.'}
    >
      {call && meetingId !== null && meeting.data?.waiting ? (
        <WaitingChangeNotice meetingId={meetingId} waiting={meeting.data.waiting} platform={call.platform} />
      ) : null}
      {override ? (
        <Notice tone="info">
          Moved by hand to {nameOf(override.platform)} by {override.createdBy},{' '}
          <Moment at={override.createdAt} as="distance" />
          {override.expiresAt ? (
            <>
              , until <Moment at={override.expiresAt} />
            </>
          ) : (
            ', until it is put back'
          )}
          .{override.note ? <> “{override.note}”</> : null}
          {override.waive.length > 0 ? (
            <> Without {override.waive.map((need) => need.replaceAll('-', ' ')).join(' and ')}.</>
          ) : null}
        </Notice>
      ) : null}
      {decision.isPending ? <Skeleton className="h-32 w-full" /> : null}
      {decision.isError && !decision.data ? (
        <ProblemState
          title="The decision couldn’t be loaded"
          error={decision.error}
          onRetry={() => decision.refetch()}
          isRetrying={decision.isFetching}
        />
      ) : null}
      {decision.data ? <DecisionTrace decision={decision.data} peopleInCall={call?.people ?? null} /> : null}
    </Section>
  );
}
