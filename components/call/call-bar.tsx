'use client';

import { LogOut, PhoneOff, Users } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';
import { EndCallDialog } from './end-call-dialog';

interface CallBarProps {
  entrance: RoomEntrance;
  platform: string;
  meetingId: string;
  /** Null while that isn't known. */
  people: number | null;
  isHost: boolean;
  isLeaving: boolean;
  onLeave: () => void;
  onEnded: () => void;
}

/** The slim bar above a call: where one is, with whom, and the ways out. */
export function CallBar(props: CallBarProps) {
  const { entrance, people, isHost, isLeaving } = props;
  const [isAsking, setIsAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The page has become another one: screen readers hear of it, and the keyboard begins at the top.
  useEffect(() => heading.current?.focus(), []);
  return (
    <header className="flex min-h-12 items-center gap-x-3 border-b px-2 py-1.5 sm:gap-x-4 sm:px-4">
      <div className="flex min-w-0 flex-1 flex-col sm:flex-row sm:items-center sm:gap-x-4">
        <h1 ref={heading} tabIndex={-1} className="truncate text-sm font-semibold sm:text-base">
          {entrance.title}
        </h1>
        <div className="flex min-w-0 shrink-0 items-center gap-x-3 sm:gap-x-4">
          <PlatformBadge platform={props.platform} className="text-xs sm:text-sm" />
          {people === null ? null : (
            <span className="inline-flex items-center gap-1.5 text-xs text-muted-foreground sm:text-sm">
              <Users aria-hidden="true" className="size-3.5 sm:size-4" />
              <span className="tabular">{people}</span>
              <span className="sr-only">{people === 1 ? 'person' : 'people'} in the call</span>
            </span>
          )}
        </div>
      </div>
      <div className="flex shrink-0 items-center gap-1.5 sm:gap-2">
        <CopyButton value={entrance.url} label="Copy link" isIconOnly variant="ghost" className="sm:hidden" />
        <CopyButton value={entrance.url} label="Copy link" size="sm" variant="ghost" className="max-sm:hidden" />
        {isHost ? (
          <Button
            variant="outline"
            size="sm"
            disabled={isLeaving}
            onClick={() => setIsAsking(true)}
            aria-label="End for all"
          >
            <PhoneOff aria-hidden="true" />
            <span className="max-sm:hidden">End for all</span>
          </Button>
        ) : null}
        <Button variant="destructive" size="sm" isPending={isLeaving} onClick={props.onLeave}>
          {isLeaving ? null : <LogOut aria-hidden="true" />}
          Leave
        </Button>
      </div>
      {isAsking ? (
        <EndCallDialog
          meetingId={props.meetingId}
          people={people}
          onClose={() => setIsAsking(false)}
          onEnded={props.onEnded}
        />
      ) : null}
    </header>
  );
}
