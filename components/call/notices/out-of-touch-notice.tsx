import { WifiOff } from 'lucide-react';

/** A quiet word to people in a call while our server can't be reached: the call runs between them and its platform. */
export function OutOfTouchNotice({ isOutOfTouch }: { isOutOfTouch: boolean }) {
  return (
    // Always there, so that screen readers hear of a change.
    <div role="status" className="contents">
      {isOutOfTouch ? (
        <p className="flex items-start gap-2 border-b px-2 py-1.5 text-xs text-muted-foreground sm:px-4 sm:text-sm">
          <WifiOff aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 sm:size-4" />
          <span>Patchbay can’t be reached, so how many are here isn’t known. The call itself goes on.</span>
        </p>
      ) : null}
    </div>
  );
}
