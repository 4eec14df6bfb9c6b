'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { toApiProblem } from '@/lib/queries/api-problem';
import { roomQuery } from '@/lib/queries/rooms';
import { useLiveEvents } from '@/lib/queries/use-live-events';

/** Watches a room that isn't open to this visitor: it may be opened again, or be closed to them for another reason. */
export function useRoomOpening(watch: {
  readonly roomName: string;
  /** Why it is closed, in the server's words. */
  readonly message: string;
  readonly onOpen: () => void;
  readonly onOtherReason: () => void;
}): void {
  useLiveEvents();
  const { status, error, isFetchedAfterMount } = useQuery({
    ...roomQuery(watch.roomName),
    refetchInterval: 15_000,
    // What was known at the entrance is older than the refusal.
    refetchOnMount: 'always',
  });
  const isOpen = isFetchedAfterMount && status === 'success';
  const problem = isFetchedAfterMount && error ? toApiProblem(error) : null;
  // A server that is out of reach says nothing about the room.
  const reason = problem && problem.status >= 400 && problem.status < 500 ? problem.message : watch.message;

  const open = useEffectEvent(() => watch.onOpen());
  const tell = useEffectEvent(() => (reason === watch.message ? undefined : watch.onOtherReason()));
  useEffect(() => {
    if (isOpen) open();
  }, [isOpen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reason is told once
  useEffect(() => tell(), [reason]);
}
