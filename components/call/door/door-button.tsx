'use client';

import { DoorOpen } from 'lucide-react';
import { describeWaitingCount } from '@/components/door/describe-waiting';
import { Button } from '@/components/ui/button';
import type { DoorWatch } from './use-door-watch';

/** In the bar of a call, for hosts: how many wait at the door; shows and hides who. */
export function DoorButton({ door, panelId }: { door: DoorWatch; panelId: string }) {
  const { people, isOpen, setOpen } = door;
  if (people.length === 0) return null;
  return (
    <Button
      variant="default"
      size="sm"
      aria-expanded={isOpen}
      aria-controls={panelId}
      aria-label={describeWaitingCount(people.length)}
      onClick={() => setOpen(!isOpen)}
    >
      <DoorOpen aria-hidden="true" />
      <span className="tabular">{people.length}</span>
      <span className="max-sm:hidden">waiting</span>
    </Button>
  );
}
