'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { WaitingChange } from '@/lib/schemas/waiting-change';
import { describePeople } from '../describe-people';
import { Moment } from '../moment';
import { Notice } from '../notice';
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
  const [isChoosing, setIsChoosing] = useState(false);
  const { since, people, relocateAt, platform: next } = waiting;
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
        ) : (
          <>
            . At <Moment at={relocateAt} /> the call moves from {nameOf(platform)} to {nameOf(next)}, with{' '}
            {describePeople(people)}.
          </>
        )}
      </Notice>
      {isChoosing ? (
        <RelocateDialog meetingId={meetingId} waiting={waiting} onClose={() => setIsChoosing(false)} />
      ) : null}
    </>
  );
}
