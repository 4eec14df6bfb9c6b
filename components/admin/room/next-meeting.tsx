import type { UseQueryResult } from '@tanstack/react-query';
import { platformLabel } from '@/components/platforms/platform-badge';
import { Skeleton } from '@/components/ui/skeleton';
import type { DecisionView } from '@/lib/schemas/decision';
import { DecisionTrace } from '../decision-trace';
import { describePeople } from '../describe-people';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { ProblemState } from '../problem-state';
import type { MovableRoom } from '../rooms/use-move-room';
import { Section } from '../section';

interface NextMeetingProps {
  readonly room: MovableRoom;
  readonly decision: UseQueryResult<DecisionView>;
}

/** What the next meeting gets and every step that was asked, and what waits for a call to end. */
export function NextMeeting({ room, decision }: NextMeetingProps) {
  const { live, override } = room;
  const next = decision.data?.platform ?? null;
  const isWaiting = live !== null && live.people > 0 && next !== null && next !== live.platform;
  return (
    <Section title="Next meeting">
      {isWaiting ? (
        <Notice tone="info">
          Waits for this call to end: {describePeople(live.people)} on {platformLabel(live.platform)}, then{' '}
          {platformLabel(next)}.
        </Notice>
      ) : null}
      {override ? (
        <Notice tone="info">
          Moved by hand to {platformLabel(override.platform)} by {override.createdBy},{' '}
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
      {decision.data ? <DecisionTrace decision={decision.data} /> : null}
    </Section>
  );
}
