import type { ComponentProps } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { VideoEmbed } from '@/components/video-embed/video-embed';

interface CallFrameProps extends ComponentProps<typeof VideoEmbed> {
  /** Why the frame isn't to be seen yet, or any more; null while it is. */
  readonly covered: 'loading' | 'over' | null;
}

/** The platform's own page, the largest part of a call's. */
export function CallFrame({ covered, ...embed }: CallFrameProps) {
  return (
    <main id="main" aria-label="Call" className="relative min-h-0 flex-1">
      {covered === null ? null : (
        // Over the frame: what is shown there before and after the call is no business of the person's.
        <p
          role="status"
          className="absolute inset-0 z-10 flex items-center justify-center gap-3 bg-background text-muted-foreground"
        >
          <Spinner />
          {covered === 'loading' ? 'The call is loading' : 'You are out of the call. One moment.'}
        </p>
      )}
      <VideoEmbed {...embed} />
    </main>
  );
}
