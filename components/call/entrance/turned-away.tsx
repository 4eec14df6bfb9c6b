'use client';

import { useQuery } from '@tanstack/react-query';
import { roomQuery } from '@/lib/queries/rooms';
import { useLiveEvents } from '@/lib/queries/use-live-events';
import { TurnedAwayPanel } from './turned-away-panel';

interface TurnedAwayProps {
  roomName: string;
  message: string;
  /** Milliseconds since 1970. */
  askAgainAt: number;
  onAskAgain: () => void;
}

/** Somebody whom a host didn't let in, and who may walk in all the same once the room's door is opened. */
export function TurnedAway({ roomName, ...refusal }: TurnedAwayProps) {
  useLiveEvents();
  const { data: room, isFetchedAfterMount } = useQuery({
    ...roomQuery(roomName),
    refetchInterval: 15_000,
    // What was known at the entrance may be older than the refusal.
    refetchOnMount: 'always',
  });
  const isDoorOpen = isFetchedAfterMount && room?.settings.door === 'open' && !room.isClosing;
  return <TurnedAwayPanel {...refusal} isDoorOpen={isDoorOpen} />;
}
