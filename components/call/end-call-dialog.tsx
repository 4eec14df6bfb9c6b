'use client';

import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toApiProblem } from '@/lib/queries/api-problem';
import { endMeetingMutation } from '@/lib/queries/meetings';

interface EndCallDialogProps {
  meetingId: string;
  /** Null while that isn't known. */
  people: number | null;
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
      description={<p>{describePutOut(people)} The link stays, and whoever joins later starts a new call.</p>}
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

function describePutOut(people: number | null): string {
  if (people === null) return 'Everybody in this call is put out at once.';
  return people > 1
    ? `All ${people} people in this call are put out at once.`
    : 'You are the only person in this call.';
}
