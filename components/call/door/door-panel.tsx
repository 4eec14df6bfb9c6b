'use client';

import { Bell, BellOff, ChevronUp } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { describeWaitingCount } from '@/components/door/describe-waiting';
import { WaitingList } from '@/components/door/waiting-list';
import { Button } from '@/components/ui/button';
import type { DoorWatch } from './use-door-watch';

interface DoorPanelProps {
  id: string;
  roomName: string;
  door: DoorWatch;
  /** The keyboard needs another place, as the list is gone from under it. */
  onClosed: () => void;
}

/** Below the bar of a call, for hosts: who waits at the door, and the answers. */
export function DoorPanel({ id, roomName, door, onClosed }: DoorPanelProps) {
  const { people, announcement, isOpen, setOpen, hasSound, setSound } = door;
  const isShown = people.length > 0 && isOpen;
  const wasShown = useRef(isShown);
  const close = useEffectEvent(onClosed);
  useEffect(() => {
    // The list is gone from under the keyboard: whoever was in it goes on at the top.
    if (wasShown.current && !isShown && document.activeElement === document.body) close();
    wasShown.current = isShown;
  }, [isShown]);

  return (
    <>
      {/* Always there, so that screen readers hear of a change. */}
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {isShown ? (
        <section id={id} aria-labelledby={`${id}-title`} className="border-b bg-muted px-3 py-2 sm:px-4">
          <div className="flex items-center gap-1">
            <h2 id={`${id}-title`} className="min-w-0 flex-1 text-sm font-semibold">
              {describeWaitingCount(people.length)}
            </h2>
            <Button
              variant="ghost"
              size="icon"
              className="size-8"
              aria-label="Sound when somebody comes to the door"
              aria-pressed={hasSound}
              title={hasSound ? 'Sound is on' : 'Sound is off'}
              onClick={() => setSound(!hasSound)}
            >
              {hasSound ? <Bell aria-hidden="true" /> : <BellOff aria-hidden="true" />}
            </Button>
            <Button
              variant="ghost"
              size="icon"
              className="size-8"
              aria-label="Hide who waits"
              onClick={() => setOpen(false)}
            >
              <ChevronUp aria-hidden="true" />
            </Button>
          </div>
          <WaitingList roomName={roomName} people={people} />
        </section>
      ) : null}
    </>
  );
}
