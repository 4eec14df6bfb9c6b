'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { ApiProblem } from '@/lib/queries/api-problem';
import { StagePanel } from '../stage-panel';

interface RefusedPanelProps {
  problem: ApiProblem;
  roomName: string;
  onTryAgain: () => void;
  /** Forgets a host link that opens nothing. */
  onForgetHostKey: () => void;
}

/** Somebody was not let in: why, and the way on that fits. */
export function RefusedPanel({ problem, roomName, onTryAgain, onForgetHostKey }: RefusedPanelProps) {
  return (
    <StagePanel
      title={TITLES[problem.code] ?? 'You couldn’t join'}
      icon={<TriangleAlert aria-hidden="true" className="text-warning" />}
    >
      <p>{TEXTS[problem.code] ?? problem.message}</p>
      {problem.supportCode ? (
        <p className="text-sm text-muted-foreground">
          Support code <code className="font-mono text-foreground">{problem.supportCode}</code>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <WayOn code={problem.code} roomName={roomName} onTryAgain={onTryAgain} onForgetHostKey={onForgetHostKey} />
        <ButtonLink href="/" variant="outline">
          All rooms
        </ButtonLink>
      </div>
    </StagePanel>
  );
}

function WayOn({ code, roomName, onTryAgain, onForgetHostKey }: Omit<RefusedPanelProps, 'problem'> & { code: string }) {
  if (code === 'not-signed-in') {
    return <ButtonLink href={`/login?callbackUrl=${encodeURIComponent(`/${roomName}`)}`}>Sign in</ButtonLink>;
  }
  if (code === 'invalid-key') return <Button onClick={onForgetHostKey}>Go on without it</Button>;
  // These don't change by asking again.
  if (code === 'room-not-found' || code === 'room-not-open-to-you' || code === 'room-closing') return null;
  return <Button onClick={onTryAgain}>Try again</Button>;
}

const TITLES: Readonly<Record<string, string>> = {
  'not-signed-in': 'Sign in to join',
  'room-not-open-to-you': 'This room isn’t open to you',
  'room-not-found': 'This room is gone',
  'room-closing': 'This room is being closed',
  'invalid-key': 'This host link isn’t valid any more',
  'meeting-ended': 'The call has just ended',
  'platform-not-configured': 'This room’s platform isn’t set up',
  'internal-error': 'Something went wrong on our side',
};

/** Where the server's own words would say the title over again. */
const TEXTS: Readonly<Record<string, string>> = {
  'room-not-found':
    'It was deleted, and its link leads nowhere any more. If you still need it, ask an administrator of Patchbay: they can bring it back within 30 days.',
  'invalid-key': 'It was taken back, has run out or isn’t complete. Ask for a new one.',
};
