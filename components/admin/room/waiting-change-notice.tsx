'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';
import { cancelRelocation } from '@/lib/queries/meetings';
import type { WaitingChange } from '@/lib/schemas/waiting-change';
import { describePeople } from '../describe-people';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { useNow } from '../use-now';
import { usePlatformNames } from '../use-platform-names';
import { RelocateDialog } from './relocate-dialog';

interface WaitingChangeNoticeProps {
  readonly meetingId: string;
  readonly waiting: WaitingChange;
  /** Where the call is. */
  readonly platform: string;
}

/** A change that waits for the people in a call: since when, for whom, and the choice not to wait. */
export function WaitingChangeNotice({ meetingId, waiting, platform }: WaitingChangeNoticeProps) {
  const { nameOf } = usePlatformNames();
  const now = useNow(1_000);
  const [isChoosing, setIsChoosing] = useState(false);
  const { since, people, relocateAt, isRelocationFailing, platform: next } = waiting;
  if (relocateAt !== null && next === platform) {
    return <PointlessMoveNotice meetingId={meetingId} relocateAt={relocateAt} platform={nameOf(platform)} />;
  }
  return (
    <>
      <Notice
        tone="info"
        action={
          <Button variant="outline" size="sm" onClick={() => setIsChoosing(true)}>
            Change when
          </Button>
        }
      >
        Waits
        {since === null ? null : (
          <>
            {' '}
            since <Moment at={since} />
          </>
        )}
        {relocateAt === null ? (
          ` for this call to end: ${describePeople(people)} on ${nameOf(platform)}, then ${nameOf(next)}.`
        ) : isRelocationFailing ? (
          <>
            . The move of the call from {nameOf(platform)} to {nameOf(next)}, planned for <Moment at={relocateAt} />,
            failed and is tried again, with {describePeople(people)}.
          </>
        ) : (
          <>
            . At <Moment at={relocateAt} /> the call {new Date(relocateAt) > now ? 'moves' : 'was to move'} from{' '}
            {nameOf(platform)} to {nameOf(next)}, with {describePeople(people)}.
          </>
        )}
      </Notice>
      {isChoosing ? (
        <RelocateDialog meetingId={meetingId} waiting={waiting} onClose={() => setIsChoosing(false)} />
      ) : null}
    </>
  );
}

interface PointlessMoveNoticeProps {
  readonly meetingId: string;
  readonly relocateAt: string;
  /** The label of the platform that the call is on. */
  readonly platform: string;
}

/** A planned move of a call whose room belongs where the call is: there is no other time to choose for it. */
function PointlessMoveNotice({ meetingId, relocateAt, platform }: PointlessMoveNoticeProps) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelRelocation(meetingId),
    onSuccess: () => toast.success(`The call stays on ${platform}`),
    onError: (error) => toast.error(toApiProblem(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  return (
    <Notice
      tone="info"
      action={
        <Button variant="outline" size="sm" isPending={cancel.isPending} onClick={() => cancel.mutate()}>
          Call off
        </Button>
      }
    >
      A move of this call is planned for <Moment at={relocateAt} />, but its room has nowhere else to go: everybody
      stays on {platform}. Call it off, or move the room first.
    </Notice>
  );
}
