'use client';

import { CircleDot, CircleStop } from 'lucide-react';
import { Button } from '@/components/ui/button';

interface RecordingControlProps {
  isRunning: boolean;
  isPending: boolean;
  start: () => void;
  stop: () => void;
}

/** Starts and stops the recording of a call, for hosts, where its platform can be asked from outside. */
export function RecordingControl({ isRunning, isPending, start, stop }: RecordingControlProps) {
  const label = isRunning ? 'Stop recording' : 'Record';
  const Icon = isRunning ? CircleStop : CircleDot;
  return (
    <Button variant="outline" size="sm" isPending={isPending} aria-label={label} onClick={isRunning ? stop : start}>
      {isPending ? null : <Icon aria-hidden="true" />}
      <span className="max-sm:hidden">{label}</span>
    </Button>
  );
}
