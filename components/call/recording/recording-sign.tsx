import { CircleDot } from 'lucide-react';
import type { RecordingProgress } from './use-recording-watch';

/** Tells everybody in a call that it is being recorded, also those who can't see it. */
export function RecordingSign({ progress }: { progress: RecordingProgress }) {
  return (
    // Always there, so that screen readers hear of a change.
    <span role="status" className="inline-flex items-center gap-1.5 text-sm font-medium text-destructive">
      {progress === 'off' ? null : (
        <>
          <CircleDot aria-hidden="true" className="size-4 shrink-0" />
          {progress === 'on' ? (
            <span>
              <span className="sr-only">This call is being recorded: </span>Recording
            </span>
          ) : (
            <span>Recording starts</span>
          )}
        </>
      )}
    </span>
  );
}
