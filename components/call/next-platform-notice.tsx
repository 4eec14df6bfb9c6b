'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRightLeft, X } from 'lucide-react';
import { useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { Button } from '@/components/ui/button';
import { nextDecisionQuery } from '@/lib/queries/rooms';

interface NextPlatformNoticeProps {
  roomName: string;
  /** Where this call is. */
  platform: string;
}

/** For who manages the room: where its next meeting will be, once that is another platform than this one. */
export function NextPlatformNotice({ roomName, platform }: NextPlatformNoticeProps) {
  const { data } = useQuery(nextDecisionQuery(roomName));
  const [hiddenFor, setHiddenFor] = useState<string | null>(null);
  const next = data?.platform ?? null;
  if (next === null || next === platform || next === hiddenFor) return null;
  return (
    <div role="status" className="flex items-start gap-2 border-b bg-muted px-3 py-2 text-sm sm:px-4">
      <ArrowRightLeft aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />
      <p className="min-w-0 flex-1">
        The next meeting here will be on {platformLabel(next)}. This call stays on {platformLabel(platform)} until it
        ends.
        {data ? <span className="block text-muted-foreground">{data.sentence}</span> : null}
      </p>
      <Button
        variant="ghost"
        size="icon"
        className="-my-1 size-8"
        aria-label="Hide this notice"
        onClick={() => setHiddenFor(next)}
      >
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}
