import { DoorClosed } from 'lucide-react';
import { useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { Button } from '@/components/ui/button';
import { HidableNotice } from './hidable-notice';

interface KeptOutNoticeProps {
  readonly isKeptOut: boolean;
  readonly platform: string;
  readonly isHost: boolean;
  readonly onTryAgain: () => void;
}

/** Helps where a platform's page is there and the person doesn't get from it into the call: it tells nobody else why. */
export function KeptOutNotice({ isKeptOut, platform, isHost, onTryAgain }: KeptOutNoticeProps) {
  const [isHidden, setIsHidden] = useState(false);
  if (!isKeptOut || isHidden) return null;
  return (
    <HidableNotice
      icon={<DoorClosed aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />}
      onHide={() => setIsHidden(true)}
    >
      <span className="mr-3">
        Can’t get in? The page of {platformLabel(platform)} says why. {isHost ? WAYS_OF_HOSTS : WAYS_OF_GUESTS}
      </span>
      <Button variant="outline" size="sm" onClick={onTryAgain}>
        Try again
      </Button>
    </HidableNotice>
  );
}

const WAYS_OF_GUESTS = 'If the room is locked or full, ask the host.';
const WAYS_OF_HOSTS =
  'A locked room is unlocked by a host inside it; a full one may need a larger size in the room’s settings. If it is gone, choose End for all: whoever joins next gets a new one.';
