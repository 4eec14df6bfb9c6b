'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { endedCallQuery } from '@/lib/queries/meetings';

/** For hosts, after a call: its platform's room is still open, and what is being tried. */
export function UnclosedRoomNote({ meetingId }: { meetingId: string }) {
  const { data } = useQuery(endedCallQuery(meetingId));
  return (
    // Always there, so that screen readers hear of it.
    <div role="status">
      {data?.unclosedRoom ? (
        <p className="flex items-start gap-2 text-sm">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
          <span>{data.unclosedRoom}</span>
        </p>
      ) : null}
    </div>
  );
}
