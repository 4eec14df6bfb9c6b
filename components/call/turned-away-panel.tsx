'use client';

import { DoorClosed } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { StagePanel } from './stage-panel';
import { useSecondsLeft } from './use-seconds-left';

interface TurnedAwayPanelProps {
  message: string;
  /** Milliseconds since 1970. */
  askAgainAt: number;
  onAskAgain: () => void;
}

/** A host said no: kindly, and with the way to ask once more. */
export function TurnedAwayPanel({ message, askAgainAt, onAskAgain }: TurnedAwayPanelProps) {
  const secondsLeft = useSecondsLeft(askAgainAt);
  return (
    <StagePanel title="You weren’t let in" icon={<DoorClosed aria-hidden="true" className="text-muted-foreground" />}>
      <p className="text-muted-foreground">{message}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="lg" className="tabular" disabled={secondsLeft > 0} onClick={onAskAgain}>
          {secondsLeft > 0 ? `Ask again in ${describeSeconds(secondsLeft)}` : 'Ask again'}
        </Button>
        <ButtonLink href="/" variant="outline" size="lg">
          All rooms
        </ButtonLink>
      </div>
    </StagePanel>
  );
}

/** As a clock shows it: 1:05. */
function describeSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
