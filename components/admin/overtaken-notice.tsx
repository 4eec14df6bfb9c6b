import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from './notice';

interface OvertakenNoticeProps {
  readonly title: string;
  /** Who changed it, when, and into what. */
  readonly children: ReactNode;
  /** Whether what holds now leaves anything to ask. */
  readonly isOffered: boolean;
  readonly onLookAgain: () => void;
}

/** That somebody changed what a question is about while it was open, and the way to what holds now. */
export function OvertakenNotice({ title, children, isOffered, onLookAgain }: OvertakenNoticeProps) {
  return (
    <div role="alert" className="text-foreground">
      <Notice
        tone="warning"
        action={
          <Button size="sm" variant="outline" onClick={onLookAgain}>
            {isOffered ? 'Look again' : 'Close'}
          </Button>
        }
      >
        <p className="font-medium">{title}</p>
        <div className="text-muted-foreground">
          {children} {isOffered ? 'See what this does now before you confirm it.' : 'That leaves nothing to do here.'}
        </div>
      </Notice>
    </div>
  );
}
