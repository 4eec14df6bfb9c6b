'use client';

import { WifiOff } from 'lucide-react';
import { cn } from '@/lib/cn';
import { useRefreshTrouble } from '@/lib/queries/use-refresh-trouble';
import { describeRefreshTrouble } from './describe-refresh-trouble';

/** Says that a page can't be refreshed, and since when; nothing while it can. Goes away by itself. */
export function RefreshTroubleNote({ className }: { readonly className?: string }) {
  const trouble = useRefreshTrouble();
  return (
    // Always there, so that screen readers hear of a change, and without a box: it would be a gap while it is empty.
    <div role="status" className="contents">
      {trouble ? (
        <p
          className={cn(
            'flex items-start gap-2 rounded-md border border-warning/50 bg-warning/10 px-3 py-2 text-sm',
            className,
          )}
        >
          <WifiOff aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
          <span>{describeRefreshTrouble(trouble, new Date())}</span>
        </p>
      ) : null}
    </div>
  );
}
