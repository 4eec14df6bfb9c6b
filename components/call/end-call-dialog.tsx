'use client';

import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toApiProblem } from '@/lib/queries/api-problem';
import { endMeetingMutation } from '@/lib/queries/meetings';

interface EndCallDialogProps {
  meetingId: string;
  people: number;
  onClose: () => void;
  onEnded: () => void;
}

/** Asks a host before everybody is put out. */
export function EndCallDialog({ meetingId, people, onClose, onEnded }: EndCallDialogProps) {
  const end = useMutation(endMeetingMutation);
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title="End the call for everybody?"
      description={
        <p>
          {people > 1
            ? `All ${people} people in this call are put out at once.`
            : 'You are the only person in this call.'}{' '}
          The link stays, and whoever joins later starts a new call.
        </p>
      }
      confirmLabel="End for all"
      cancelLabel="Keep it going"
      isDestructive
      isPending={end.isPending}
      error={end.error ? toApiProblem(end.error).message : null}
      onConfirm={() =>
        end.mutate(meetingId, {
          onSuccess: () => {
            onClose();
            onEnded();
          },
        })
      }
    />
  );
}
