'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toApiProblem } from '@/lib/queries/api-problem';
import { callQuery, endMeetingMutation } from '@/lib/queries/meetings';
import { describePutOut } from './over/describe-put-out';

/** How often everybody is counted anew while the question is open, in milliseconds. */
const COUNT_MS = 3_000;

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
  // The call's own page shows the same answer: `people` follows it.
  useQuery({ ...callQuery(meetingId), refetchOnMount: 'always', refetchInterval: COUNT_MS });
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
