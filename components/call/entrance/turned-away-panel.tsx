'use client';

import { DoorClosed, DoorOpen } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { StagePanel } from '../stage-panel';
import { useSecondsLeft } from '../use-seconds-left';

interface TurnedAwayPanelProps {
  message: string;
  /** Milliseconds since 1970. */
  askAgainAt: number;
  /** The door was opened since: they may come in at once. */
  isDoorOpen: boolean;
  onAskAgain: () => void;
}

/** A host said no: kindly, and with the way to ask once more. */
export function TurnedAwayPanel({ message, askAgainAt, isDoorOpen, onAskAgain }: TurnedAwayPanelProps) {
  const secondsLeft = useSecondsLeft(askAgainAt);
  const mustWait = secondsLeft > 0 && !isDoorOpen;
  return (
    <StagePanel
      title={isDoorOpen ? 'The door is open now' : 'You weren’t let in'}
      icon={
        isDoorOpen ? (
          <DoorOpen aria-hidden="true" className="text-primary" />
        ) : (
          <DoorClosed aria-hidden="true" className="text-muted-foreground" />
        )
      }
    >
      {/* Always there, so that screen readers hear of a change. */}
      <p role="status" className="text-muted-foreground">
        {isDoorOpen ? 'Whoever runs this room opened its door. You can come in without asking.' : message}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="lg" className="tabular" disabled={mustWait} onClick={onAskAgain}>
          {describeWayIn(isDoorOpen, secondsLeft)}
        </Button>
        <ButtonLink href="/" variant="outline" size="lg">
          All rooms
        </ButtonLink>
      </div>
    </StagePanel>
  );
}

function describeWayIn(isDoorOpen: boolean, secondsLeft: number): string {
  if (isDoorOpen) return 'Join now';
  return secondsLeft > 0 ? `Ask again in ${describeSeconds(secondsLeft)}` : 'Ask again';
}

/** As a clock shows it: 1:05. */
function describeSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
