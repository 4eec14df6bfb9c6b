'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { toApiProblem } from '@/lib/queries/api-problem';
import { relocateMeeting } from '@/lib/queries/meetings';

interface RestartElsewhereProps {
  meetingId: string;
  /** The call goes on elsewhere: whoever asked for it goes there, too. */
  onRestarted: () => void;
}

/** For a host whose call's platform doesn't answer: has it go on on another one, with everybody who is still in it. */
export function RestartElsewhere({ meetingId, onRestarted }: RestartElsewhereProps) {
  const restart = useMutation({
    mutationFn: () => relocateMeeting(meetingId, { elsewhere: true }),
    onSuccess: onRestarted,
  });
  return (
    <div className="flex flex-col items-start gap-2 border-t pt-4">
      <p className="text-sm text-muted-foreground">
        If nobody gets back in, have the call go on on another platform. Whoever is still in it is taken along.
      </p>
      <Button variant="outline" isPending={restart.isPending} onClick={() => restart.mutate()}>
        Restart on another platform
      </Button>
      {restart.error ? (
        <p role="alert" className="flex items-start gap-1.5 text-sm text-destructive">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>{toApiProblem(restart.error).message}</span>
        </p>
      ) : null}
    </div>
  );
}
