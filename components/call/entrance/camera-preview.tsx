'use client';

import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Spinner } from '@/components/ui/spinner';
import type { MediaChoice } from '@/components/video-embed/embed-events';
import { cn } from '@/lib/cn';
import type { OwnMedia } from './use-own-media';

interface CameraPreviewProps {
  media: OwnMedia;
  choice: MediaChoice;
  onChange: (changes: Partial<MediaChoice>) => void;
}

/** A look at oneself as others will see one, with the two switches that matter. */
export function CameraPreview({ media, choice, onChange }: CameraPreviewProps) {
  const hasPicture = choice.isCameraOn && (media.stream?.getVideoTracks().length ?? 0) > 0;
  return (
    <div className="dark relative aspect-video w-full overflow-hidden rounded-lg border bg-card text-foreground">
      {hasPicture ? (
        <video
          ref={(element) => {
            if (element && element.srcObject !== media.stream) element.srcObject = media.stream;
          }}
          autoPlay
          playsInline
          muted
          aria-label="Your camera"
          className="size-full -scale-x-100 object-cover"
        />
      ) : (
        <div className="flex size-full flex-col items-center justify-center gap-2 px-4 pb-10 text-center text-sm text-muted-foreground">
          <Waiting isAsking={media.isAsking} isCameraOn={choice.isCameraOn} />
        </div>
      )}
      <div className="absolute inset-x-0 bottom-3 flex justify-center gap-3">
        <Toggle
          isOn={choice.isMicrophoneOn}
          isBroken={media.microphone !== null}
          onToggle={() => onChange({ isMicrophoneOn: !choice.isMicrophoneOn })}
          name="microphone"
        >
          {choice.isMicrophoneOn && !media.microphone ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
        </Toggle>
        <Toggle
          isOn={choice.isCameraOn}
          isBroken={media.camera !== null}
          onToggle={() => onChange({ isCameraOn: !choice.isCameraOn })}
          name="camera"
        >
          {choice.isCameraOn && !media.camera ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
        </Toggle>
      </div>
    </div>
  );
}

function Waiting({ isAsking, isCameraOn }: { isAsking: boolean; isCameraOn: boolean }) {
  if (!isCameraOn) return <p>Your camera is off</p>;
  if (!isAsking) return <p>No picture from your camera</p>;
  return (
    <>
      <Spinner />
      <p>Starting your camera; your browser may ask you to allow it</p>
    </>
  );
}

interface ToggleProps {
  isOn: boolean;
  isBroken: boolean;
  name: string;
  onToggle: () => void;
  children: ReactNode;
}

function Toggle({ isOn, isBroken, name, onToggle, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-label={isOn ? `Turn ${name} off` : `Turn ${name} on`}
      onClick={onToggle}
      className={cn(
        'flex size-11 items-center justify-center rounded-full border transition-colors [&_svg]:size-5',
        isOn && !isBroken
          ? 'border-input bg-popover text-foreground hover:bg-accent'
          : 'border-transparent bg-destructive text-destructive-foreground hover:bg-destructive-hover',
      )}
    >
      {children}
    </button>
  );
}
