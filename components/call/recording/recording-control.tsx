'use client';

import { CircleDot, CircleStop } from 'lucide-react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import type { RecordingHand } from './use-call-recording';

/** Starts and stops the recording of a call, for hosts, where its platform can be asked from outside. */
export function RecordingControl({ isRunning, hand }: { isRunning: boolean; hand: RecordingHand }) {
  const { isPending, question } = hand;
  const label = isRunning ? 'Stop recording' : 'Record';
  const Icon = isRunning ? CircleStop : CircleDot;
  return (
    <>
      <Button
        variant="outline"
        size="sm"
        isPending={isPending}
        aria-label={label}
        onClick={isRunning ? hand.stop : hand.start}
      >
        {isPending ? null : <Icon aria-hidden="true" />}
        <span className="max-sm:hidden">{label}</span>
      </Button>
      <AlertDialog
        isOpen={question !== null}
        onOpenChange={hand.dismiss}
        title="Record this call?"
        description={<p>{question}</p>}
        confirmLabel="Record all the same"
        cancelLabel="Don’t record"
        onConfirm={hand.confirm}
      />
    </>
  );
}
