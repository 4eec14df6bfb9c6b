'use client';

import { Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { StagePanel } from '../stage-panel';

interface ClosingPanelProps {
  title: string;
  /** For somebody whose page went away while they were in the call: they may come back. */
  onReturn: () => void;
}

/** In place of the entrance of a room that takes no newcomers, and is deleted when its call is over. */
export function ClosingPanel({ title, onReturn }: ClosingPanelProps) {
  return (
    <StagePanel
      title={`“${title}” is being closed`}
      icon={<Trash2 aria-hidden="true" className="text-muted-foreground" />}
    >
      <p className="text-muted-foreground">
        Nobody else can join. Whoever is in its call can stay, and the room is deleted about a minute after the last of
        them has left. Until then they can come back.
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/" size="lg">
          All rooms
        </ButtonLink>
        <Button variant="ghost" size="lg" onClick={onReturn}>
          I was in this call
        </Button>
      </div>
    </StagePanel>
  );
}
