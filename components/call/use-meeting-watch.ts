'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callQuery } from '@/lib/queries/rooms';
import { isOutOfTouch } from './is-out-of-touch';

export interface MeetingWatch {
  /** Null until it is known, and where whoever looks may not know. */
  readonly people: number | null;
  /** The server holds no such meeting any more: somebody ended it for everybody. */
  readonly isOver: boolean;
  /** Our server can't be reached for a while, so nothing is known of the call; the call itself needs no server of ours. */
  readonly isOutOfTouch: boolean;
}

/**
 * Watches the meeting that this page is in, as the server sees it. Where a platform can't end a call from outside, this
 * is how everybody's page hears that it was ended.
 */
export function useMeetingWatch(call: { roomName: string; meetingId: string; isAllowed: boolean }): MeetingWatch {
  const { roomName, meetingId, isAllowed } = call;
  const [beganAt] = useState(() => Date.now());
  const { data, error, dataUpdatedAt, errorUpdatedAt } = useQuery({
    ...callQuery(roomName, meetingId),
    enabled: isAllowed,
  });
  const isLost = isOutOfTouch({ error, answeredAt: dataUpdatedAt || beganAt, failedAt: errorUpdatedAt });
  if (!data) return { people: null, isOver: false, isOutOfTouch: isLost };
  return {
    people: data.live?.people ?? 0,
    isOver: data.live?.meetingId !== meetingId,
    isOutOfTouch: isLost,
  };
}
