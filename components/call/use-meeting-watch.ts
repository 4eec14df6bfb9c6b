'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callQuery } from '@/lib/queries/meetings';
import type { MeetingView } from '@/lib/schemas/meeting';
import { isOutOfTouch } from './notices/is-out-of-touch';
import { type Over, whyOver } from './over/why-over';

export interface MeetingWatch {
  /** As the server sees it; undefined until that is known. */
  readonly meeting: MeetingView | undefined;
  /** When the page heard that, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Null until it is known. */
  readonly people: number | null;
  /** Null while it isn't over. */
  readonly over: Over | null;
  /** Our server can't be reached for a while, so nothing is known of the call; the call itself needs no server of ours. */
  readonly isOutOfTouch: boolean;
}

/**
 * Watches the meeting that this page is in, as the server sees it. Where a platform can't end a call from outside, this
 * is how everybody's page hears that it was ended.
 */
export function useMeetingWatch(meetingId: string): MeetingWatch {
  const [beganAt] = useState(() => Date.now());
  const { data, error, dataUpdatedAt, errorUpdatedAt } = useQuery(callQuery(meetingId));
  const isLost = isOutOfTouch({ error, answeredAt: dataUpdatedAt || beganAt, failedAt: errorUpdatedAt });
  return {
    meeting: data,
    receivedAt: dataUpdatedAt,
    people: data?.people ?? null,
    over: whyOver(data),
    isOutOfTouch: isLost,
  };
}
