'use client';

import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { ApiProblem } from '@/lib/queries/api-problem';
import { RestartElsewhere } from '../continuation/restart-elsewhere';
import { StagePanel } from '../stage-panel';
import { useSecondsLeft } from '../use-seconds-left';

interface WaitingPanelProps {
  problem: ApiProblem;
  /** Milliseconds since 1970. */
  nextTryAt: number;
  onTryNow: () => void;
  onCancel: () => void;
  /** For who manages the room: may have a call that nobody gets into go on elsewhere. */
  canManage: boolean;
}

/** Nothing can take the call at this moment: the page waits, tries again by itself and lets the person in. */
export function WaitingPanel({ problem, nextTryAt, onTryNow, onCancel, canManage }: WaitingPanelProps) {
  const secondsLeft = useSecondsLeft(nextTryAt);
  const { sentence, isLasting, meetingId } = problem.details;
  return (
    <StagePanel title={titleOf(problem)} icon={isLasting === true ? null : <Spinner className="size-9 text-warning" />}>
      <p role="status">{typeof sentence === 'string' ? sentence : problem.message}</p>
      {isLasting === true ? (
        <p className="text-muted-foreground">
          {isCallOpen(problem)
            ? 'This doesn’t change by waiting.'
            : 'This doesn’t change by waiting: an administrator has to choose another platform for this room, or set its platform up.'}
        </p>
      ) : (
        <p className="text-muted-foreground">
          You can stay here: you get in by yourself as soon as it works.{' '}
          <span className="tabular">
            {secondsLeft > 0 ? `Next try in ${describeWait(secondsLeft)}.` : 'Trying now.'}
          </span>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button onClick={onTryNow}>{isLasting === true ? 'Try again' : 'Try now'}</Button>
        <Button variant="outline" onClick={onCancel}>
          {isLasting === true ? 'Back' : 'Stop waiting'}
        </Button>
      </div>
      {canManage && typeof meetingId === 'string' ? (
        <RestartElsewhere meetingId={meetingId} onRestarted={onTryNow} />
      ) : null}
      {problem.supportCode ? (
        <p className="text-sm text-muted-foreground">
          Support code <code className="font-mono text-foreground">{problem.supportCode}</code>
        </p>
      ) : null}
    </StagePanel>
  );
}

/** A call goes on, and its platform lets nobody else in. */
function isCallOpen({ details }: ApiProblem): boolean {
  return details.isOpen === true;
}

function titleOf(problem: ApiProblem): string {
  const { code, details } = problem;
  if (isCallOpen(problem)) return 'You can’t be let into this call';
  if (code === 'too-many-requests') return 'One moment, please';
  // Others are in it already.
  if (typeof details.people === 'number' && details.people > 0) return 'You can’t get into the call yet';
  return details.isLasting === true ? 'The call can’t start' : 'The call can’t start yet';
}

function describeWait(seconds: number): string {
  if (seconds >= 100) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
