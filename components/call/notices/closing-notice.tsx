'use client';

import { Trash2 } from 'lucide-react';
import { describeClock } from '@/components/rooms/describe-clock';
import type { RoomClosingView } from '@/lib/schemas/room';

/** Tells everybody in a call that its room is deleted with it; administrators also who asked for that. */
export function ClosingNotice({ closing }: { closing: RoomClosingView | null }) {
  return (
    // Always there, so that screen readers hear of a change.
    <div role="status" className="contents">
      {closing ? (
        <p className="flex items-start gap-2 border-b border-warning/50 bg-warning/10 px-3 py-2 text-sm sm:px-4">
          <Trash2 aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
          <span>
            This room is being closed. You can stay, but nobody else can join, and the room is deleted with its link
            when the last of you has left.
            {closing.by === null ? null : ` ${closing.by} asked for it at ${describeClock(closing.since)}.`}
          </span>
        </p>
      ) : null}
    </div>
  );
}
