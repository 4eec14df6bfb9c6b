'use client';

import { Users } from 'lucide-react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { countPeople } from '@/components/rooms/people-count';
import type { MeetingView } from '@/lib/schemas/meeting';

/** Where people have stayed in an earlier part of a call: who they are with, so that nobody looks for them here. */
export function OtherPartsNotice({ meeting }: { meeting: MeetingView | undefined }) {
  if (meeting?.state !== 'live' || meeting.continuesId === null || meeting.otherParts.length === 0) return null;
  const elsewhere = meeting.otherParts.reduce((sum, { people }) => sum + people, 0);
  const where = meeting.otherParts.map(
    ({ platform, people }) => `${countPeople(people)} in its earlier part on ${platformLabel(platform)}`,
  );
  return (
    <p role="status" className="flex items-start gap-2 border-b bg-muted px-3 py-2 text-sm sm:px-4">
      <Users aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <span>
        {countPeople(Math.max(0, meeting.people - elsewhere))} here, and {where.join(', ')}. They may follow; you can’t
        meet them there.
      </span>
    </p>
  );
}
