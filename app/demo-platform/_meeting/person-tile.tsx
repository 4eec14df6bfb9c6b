'use client';

import { Crown, MicOff, UserRoundX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { PersonState } from '@/lib/mock-vendor/room-state';
import { initialsOf } from './initials-of';

interface PersonTileProps {
  person: PersonState;
  isSelf: boolean;
  /** One's own picture; nobody else's is carried. */
  cameraStream: MediaStream | null;
  hasMicrophone: boolean;
  /** Null for everybody but hosts, and for oneself. */
  onRemove: (() => void) | null;
}

export function PersonTile({ person, isSelf, cameraStream, hasMicrophone, onRemove }: PersonTileProps) {
  return (
    <li className="relative grid aspect-video min-h-28 w-full place-items-center overflow-hidden rounded-lg border bg-card">
      {cameraStream ? (
        <CameraPicture stream={cameraStream} />
      ) : (
        <span
          aria-hidden="true"
          className="mb-6 grid size-14 place-items-center rounded-full bg-secondary text-lg font-semibold text-secondary-foreground sm:mb-0 sm:size-20 sm:text-2xl"
        >
          {initialsOf(person.displayName)}
        </span>
      )}
      <div className="absolute inset-x-2 bottom-2 flex items-center gap-1.5">
        <span className="flex min-w-0 items-center gap-1.5 rounded-sm bg-background/85 px-2 py-0.5 text-sm">
          <span className="truncate">
            {person.displayName}
            {isSelf ? ' (you)' : ''}
          </span>
          {person.isHost ? (
            <>
              <Crown aria-hidden="true" className="size-3.5 shrink-0 text-platform-demo" />
              <span className="sr-only">, host</span>
            </>
          ) : null}
          {hasMicrophone ? null : (
            <>
              <MicOff aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
              <span className="sr-only">, microphone off</span>
            </>
          )}
        </span>
      </div>
      {onRemove ? (
        <Button
          variant="outline"
          size="icon"
          className="absolute top-2 right-2"
          aria-label={`Remove ${person.displayName}`}
          title={`Remove ${person.displayName}`}
          onClick={onRemove}
        >
          <UserRoundX aria-hidden="true" />
        </Button>
      ) : null}
    </li>
  );
}

/** Mirrored, as people know themselves. */
function CameraPicture({ stream }: { stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      aria-label="Your camera"
      className="absolute inset-0 size-full -scale-x-100 object-cover"
    />
  );
}
