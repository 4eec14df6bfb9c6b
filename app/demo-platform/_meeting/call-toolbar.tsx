'use client';

import { Lock, LockOpen, Mic, MicOff, PhoneOff, Square, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { LocalMedia } from './use-local-media';

interface CallToolbarProps {
  media: LocalMedia;
  isHost: boolean;
  isLocked: boolean;
  onToggleLock: () => void;
  onEnd: () => void;
  onLeave: () => void;
}

export function CallToolbar({ media, isHost, isLocked, onToggleLock, onEnd, onLeave }: CallToolbarProps) {
  return (
    <div role="toolbar" aria-label="Call" className="flex flex-wrap items-center justify-center gap-2">
      <ToolButton label="Microphone" isPressed={media.isMicrophoneOn} onClick={media.toggleMicrophone}>
        {media.isMicrophoneOn ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      </ToolButton>
      <ToolButton label="Camera" isPressed={media.isCameraOn} onClick={media.toggleCamera}>
        {media.isCameraOn ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
      </ToolButton>
      {isHost ? (
        <>
          <ToolButton label={isLocked ? 'Unlock' : 'Lock'} onClick={onToggleLock}>
            {isLocked ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
          </ToolButton>
          <ToolButton label="End for all" onClick={onEnd}>
            <Square aria-hidden="true" />
          </ToolButton>
        </>
      ) : null}
      <Button variant="destructive" className="min-h-11 min-w-11" aria-label="Leave" onClick={onLeave}>
        <PhoneOff aria-hidden="true" />
        <span className="hidden sm:inline">Leave</span>
      </Button>
    </div>
  );
}

interface ToolButtonProps {
  label: string;
  isPressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** On a narrow screen the icon stands alone; its name stays for screen readers and as a hint. */
function ToolButton({ label, isPressed, onClick, children }: ToolButtonProps) {
  return (
    <Button
      variant={isPressed === false ? 'outline' : 'secondary'}
      className="min-h-11 min-w-11 px-3"
      aria-label={label}
      aria-pressed={isPressed}
      title={label}
      onClick={onClick}
    >
      {children}
      <span className="hidden sm:inline">{label}</span>
    </Button>
  );
}
