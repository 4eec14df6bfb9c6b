'use client';

import { Lock, LockOpen, Mic, MicOff, PhoneOff, Square, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { LocalMedia } from './use-local-media';

interface CallToolbarProps {
  media: LocalMedia;
  isHost: boolean;
  isLocked: boolean;
  /** False where the embedding page has Leave and End for all. */
  hasWaysOut: boolean;
  onToggleLock: () => void;
  onEnd: () => void;
  onLeave: () => void;
}

export function CallToolbar(props: CallToolbarProps) {
  const { media, isHost, isLocked, hasWaysOut, onToggleLock, onEnd, onLeave } = props;
  return (
    <div role="toolbar" aria-label="Call" className="flex flex-wrap items-center justify-center gap-2">
      <ToolButton label="Microphone" isPressed={media.isMicrophoneOn} onClick={media.toggleMicrophone}>
        {media.isMicrophoneOn ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      </ToolButton>
      <ToolButton label="Camera" isPressed={media.isCameraOn} onClick={media.toggleCamera}>
        {media.isCameraOn ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
      </ToolButton>
      {isHost ? (
        <ToolButton label={isLocked ? 'Unlock' : 'Lock'} onClick={onToggleLock}>
          {isLocked ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
        </ToolButton>
      ) : null}
      {isHost && hasWaysOut ? (
        <ToolButton label="End for all" onClick={onEnd}>
          <Square aria-hidden="true" />
        </ToolButton>
      ) : null}
      {hasWaysOut ? (
        <Button variant="destructive" className="min-h-11 min-w-11" aria-label="Leave" onClick={onLeave}>
          <PhoneOff aria-hidden="true" />
          <span className="hidden sm:inline">Leave</span>
        </Button>
      ) : null}
      {/* Elsewhere the header says so. */}
      {isLocked && !hasWaysOut ? (
        <Badge variant="warning">
          <Lock aria-hidden="true" />
          Locked
        </Badge>
      ) : null}
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
