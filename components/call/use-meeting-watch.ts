'use client';

import { useQuery } from '@tanstack/react-query';
import { callQuery } from '@/lib/queries/rooms';

export interface MeetingWatch {
  /** Null until it is known, and where whoever looks may not know. */
  readonly people: number | null;
  /** The server holds no such meeting any more: somebody ended it for everybody. */
  readonly isOver: boolean;
}

/**
 * Watches the meeting that this page is in, as the server sees it. Where a platform can't end a call from outside, this
 * is how everybody's page hears that it was ended.
 */
export function useMeetingWatch(call: { roomName: string; meetingId: string; isAllowed: boolean }): MeetingWatch {
  const { roomName, meetingId, isAllowed } = call;
  const { data } = useQuery({ ...callQuery(roomName, meetingId), enabled: isAllowed });
  if (!data) return { people: null, isOver: false };
  return { people: data.live?.people ?? 0, isOver: data.live?.meetingId !== meetingId };
}
