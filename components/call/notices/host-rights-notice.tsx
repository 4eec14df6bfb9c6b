'use client';

import { KeyRound } from 'lucide-react';

/** Says once why a host's tools are gone. */
export function HostRightsNotice({ isRevoked }: { isRevoked: boolean }) {
  return (
    // Always there, so that screen readers hear of a change.
    <div role="status" className="contents">
      {isRevoked ? (
        <p className="flex items-start gap-2 border-b border-warning/50 bg-warning/10 px-3 py-2 text-sm sm:px-4">
          <KeyRound aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
          <span>
            The host link that you came with was taken back: you stay in the call, but can’t let people in, record it or
            end it for all from this bar any more. What the platform’s own page lets hosts do stays yours until you
            leave the call.
          </span>
        </p>
      ) : null}
    </div>
  );
}
