'use client';

import { Clock, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { MediaChoice } from '@/components/video-embed/embed-events';
import type { ApiProblem } from '@/lib/queries/api-problem';
import type { WaitingPlace } from '@/lib/schemas/door';
import { CameraPreview } from '../entrance/camera-preview';
import { DeviceChoice } from '../entrance/device-choice';
import { MediaProblemNote } from '../entrance/media-problem-note';
import { MicrophoneLevel } from '../entrance/microphone-level';
import { rememberMedia } from '../entrance/remembered-choices';
import { useOwnMedia } from '../entrance/use-own-media';
import { StagePanel } from '../stage-panel';
import { useWaitingPlace } from './use-waiting-place';

interface WaitingRoomProps {
  title: string;
  roomName: string;
  /** The name they wait under. */
  displayName: string;
  place: WaitingPlace;
  media: MediaChoice;
  /** False for somebody with an account, to whom signing in offers nothing. */
  maySignIn: boolean;
  onMediaChange: (media: MediaChoice) => void;
  onAskAgain: () => void;
  onTurnedAway: (place: WaitingPlace) => void;
  onRefused: (problem: ApiProblem) => void;
  onLeave: () => void;
}

/** At the door of a call: says who may let one in, keeps the look at oneself, and goes in by itself. */
export function WaitingRoom(props: WaitingRoomProps) {
  const { title, roomName, displayName, maySignIn, onMediaChange } = props;
  const [choice, setChoice] = useState(props.media);
  const media = useOwnMedia(choice);
  const { place, isOutOfTouch } = useWaitingPlace(props);

  const change = (changes: Partial<MediaChoice>) => {
    const next = { ...choice, ...changes };
    rememberMedia(next);
    setChoice(next);
    onMediaChange(next);
  };

  return (
    <div className="grid w-full items-center gap-6 md:grid-cols-[minmax(0,1.4fr)_minmax(17rem,1fr)] md:gap-10">
      <div className="flex min-w-0 flex-col gap-3 max-md:order-2">
        <CameraPreview media={media} choice={choice} onChange={change} />
        {media.stream && media.stream.getAudioTracks().length > 0 ? <MicrophoneLevel stream={media.stream} /> : null}
        <MediaProblemNote camera={media.camera} microphone={media.microphone} onTryAgain={media.tryAgain} />
        <DeviceChoice media={media} choice={choice} onChange={change} />
      </div>
      <StagePanel title={describeDoor(title, place)} icon={<Clock aria-hidden="true" className="text-primary" />}>
        <p role="status">{place.message}</p>
        <p className="flex items-start gap-2 text-muted-foreground">
          <Spinner className="mt-0.5 size-4 shrink-0" />
          <span>
            You wait as <strong className="font-medium wrap-anywhere text-foreground">{displayName}</strong>. Stay on
            this page: you come in by yourself.
          </span>
        </p>
        {/* Always there, so that screen readers hear of a change. */}
        <div role="status" className="contents">
          {isOutOfTouch ? (
            <p className="flex items-start gap-2 text-sm text-muted-foreground">
              <WifiOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              <span>Patchbay can’t be reached at the moment. This page keeps trying.</span>
            </p>
          ) : null}
        </div>
        <Button variant="outline" size="lg" onClick={props.onLeave}>
          Stop waiting
        </Button>
        {maySignIn ? (
          <p className="text-sm text-muted-foreground">
            Hosts don’t wait.{' '}
            <a
              href={`/login?callbackUrl=${encodeURIComponent(`/${roomName}`)}`}
              className="rounded-sm text-primary underline underline-offset-4"
            >
              Sign in
            </a>{' '}
            if you are one.
          </p>
        ) : null}
      </StagePanel>
    </div>
  );
}

function describeDoor(title: string, { door, isUnderWay }: WaitingPlace): string {
  if (door !== 'host-first') return `Waiting to be let into “${title}”`;
  return isUnderWay ? `Waiting for a host in “${title}”` : `“${title}” hasn’t begun yet`;
}
