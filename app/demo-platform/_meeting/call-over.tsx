'use client';

import { Button } from '@/components/ui/button';
import type { CallEnd } from './call-controller';

interface EndWords {
  readonly title: string;
  readonly text: string;
  /** Null where trying again would change nothing. */
  readonly retryLabel: string | null;
}

const WORDS: Readonly<Record<CallEnd, EndWords>> = {
  left: { title: 'You left the call', text: 'The others are still in it.', retryLabel: 'Join again' },
  ended: { title: 'The call has ended', text: 'It was ended for everybody.', retryLabel: null },
  removed: { title: 'You were removed', text: 'A host has taken you out of this call.', retryLabel: null },
  locked: {
    title: 'The call is locked',
    text: 'A host has closed it to newcomers. Ask somebody inside to unlock it, then try again.',
    retryLabel: 'Try again',
  },
  full: { title: 'The call is full', text: 'Somebody has to leave before you can come in.', retryLabel: 'Try again' },
  expired: { title: 'This link has expired', text: 'Go back to the room and join from there.', retryLabel: null },
  refused: { title: 'This link does not work', text: 'Go back to the room and join from there.', retryLabel: null },
  unavailable: {
    title: 'The call can’t be reached',
    text: 'The demo platform does not answer. Check your network, then try again.',
    retryLabel: 'Try again',
  },
};

/** How the call is over, in plain words, and the way on if there is one. */
export function CallOver({ end, onRetry }: { end: CallEnd; onRetry: () => void }) {
  const { title, text, retryLabel } = WORDS[end];
  return (
    <div role="status" className="m-auto max-w-sm p-6 text-center">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="mt-2 text-muted-foreground">{text}</p>
      {retryLabel ? (
        <Button className="mt-5" onClick={onRetry}>
          {retryLabel}
        </Button>
      ) : null}
    </div>
  );
}
