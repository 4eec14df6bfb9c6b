import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Skeleton } from '@/components/ui/skeleton';
import { meetingQuery } from '@/lib/queries/admin-rooms';
import type { ForeseenDecisionView } from '@/lib/schemas/decision';
import type { AdminRoomView } from '@/lib/schemas/overview';
import { DecisionTrace } from '../decision-trace';
import { ProblemState } from '../problem-state';
import type { MovableRoom } from '../rooms/movable-room';
import { Section } from '../section';
import { IfSomebodyJoined } from './if-somebody-joined';
import { MoveNotice } from './move-notice';
import { WaitingChangeNotice } from './waiting-change-notice';

interface NextMeetingProps {
  /** The open meeting. */
  readonly meetingId: string | null;
  readonly room: MovableRoom;
  /** What follows when the room's move by hand lapses; null where it wasn't moved. */
  readonly afterwards: AdminRoomView['afterwards'];
  readonly decision: UseQueryResult<ForeseenDecisionView>;
}

/** What the next meeting gets and every step that was asked, and what waits for a call to end. */
export function NextMeeting({ meetingId, room, afterwards, decision }: NextMeetingProps) {
  const { live, override } = room;
  const call = live !== null && live.people > 0 ? live : null;
  const meeting = useQuery({ ...meetingQuery(meetingId ?? ''), enabled: call !== null && meetingId !== null });
  return (
    <Section
      title={call ? 'Next meeting, once this call has ended' : 'Next meeting'}
      description={describeSection(call !== null, decision.data)}
    >
      {call && meetingId !== null && meeting.data?.waiting ? (
        <WaitingChangeNotice meetingId={meetingId} waiting={meeting.data.waiting} platform={call.platform} />
      ) : null}
      {override ? <MoveNotice override={override} afterwards={afterwards} /> : null}
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
      {call ? <IfSomebodyJoined room={room.name} /> : null}
    </Section>
  );
}

function describeSection(isCallGoingOn: boolean, decision: ForeseenDecisionView | undefined): string {
  if (isCallGoingOn) return 'Whoever joins before that comes into this call.';
  return decision?.doubt
    ? 'What is tried for whoever joins now. Whether it works is known then.'
    : 'What whoever joins now gets.';
}
