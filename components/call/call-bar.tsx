'use client';

import { LogOut, PhoneOff } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';
import { DoorButton } from './door/door-button';
import type { DoorWatch } from './door/use-door-watch';
import { EndCallDialog } from './end-call-dialog';
import { RoomLogo } from './entrance/room-logo';
import { PeopleSign } from './people-sign';
import { ObjectionSign } from './recording/objection-sign';
import { RecordingControl } from './recording/recording-control';
import { RecordingSign } from './recording/recording-sign';
import type { CallRecording } from './recording/use-call-recording';

interface CallBarProps {
  room: Pick<RoomEntrance, 'title' | 'url' | 'logoUrl'>;
  platform: string;
  meetingId: string;
  /** Null while that isn't known. */
  people: number | null;
  /** The larger one of what our server and the platform's own page count: each may be late. */
  peopleSeen: number | null;
  /** How many of them are in another part of the call. */
  peopleElsewhere: number;
  /** Our server can't be reached for a while. */
  isOutOfTouch: boolean;
  isHost: boolean;
  recording: CallRecording;
  door: DoorWatch;
  doorPanelId: string;
  isLeaving: boolean;
  /** Where the keyboard begins. */
  heading: RefObject<HTMLHeadingElement | null>;
  onLeave: () => void;
  onEnded: () => void;
}

/** The slim bar above a call: where one is, with whom, and the ways out. */
export function CallBar(props: CallBarProps) {
  const { room, people, isOutOfTouch, isHost, isLeaving, recording, heading } = props;
  const [isAsking, setIsAsking] = useState(false);
  // The page has become another one: screen readers hear of it, and the keyboard begins at the top.
  useEffect(() => heading.current?.focus(), [heading]);
  return (
    <header className="flex min-h-12 items-center gap-x-3 border-b px-2 py-1.5 sm:gap-x-4 sm:px-4">
      <div className="flex min-w-0 flex-1 flex-col sm:flex-row sm:items-center sm:gap-x-4">
        <div className="flex min-w-0 items-center gap-x-2">
          <RoomLogo logoUrl={room.logoUrl} platform={props.platform} />
          <h1 ref={heading} tabIndex={-1} className="truncate text-sm font-semibold sm:text-base">
            {room.title}
          </h1>
        </div>
        <div className="flex min-w-0 shrink-0 items-center gap-x-3 sm:gap-x-4">
          <PlatformBadge platform={props.platform} className="text-xs sm:text-sm" />
          <PeopleSign people={people} elsewhere={props.peopleElsewhere} isOutOfTouch={isOutOfTouch} />
          <RecordingSign progress={recording.watch.progress} />
        </div>
      </div>
      <div className="flex shrink-0 items-center gap-1.5 sm:gap-2">
        <CopyButton value={room.url} label="Copy link" isIconOnly variant="ghost" className="sm:hidden" />
        <CopyButton value={room.url} label="Copy link" size="sm" variant="ghost" className="max-sm:hidden" />
        <DoorButton door={props.door} panelId={props.doorPanelId} />
        <ObjectionSign no={recording.no} />
        {recording.control && (recording.watch.progress === 'off' || recording.watch.own) ? (
          <RecordingControl isRunning={recording.watch.own !== null} hand={recording.control} />
        ) : null}
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
          people={props.peopleSeen}
          onClose={() => setIsAsking(false)}
          onEnded={props.onEnded}
        />
      ) : null}
    </header>
  );
}
