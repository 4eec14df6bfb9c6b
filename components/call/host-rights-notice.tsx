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
            The host link that you came with was taken back: you stay in the call, and can’t let people in, record or
            end it for all any more.
          </span>
        </p>
      ) : null}
    </div>
  );
}
