'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { type ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import type { WaitingPlace } from '@/lib/schemas/door';
import { holdWaitingPlace } from './hold-waiting-place';

interface WaitingWatch {
  /** How things stand, as the server told last. */
  readonly place: WaitingPlace;
  /** The server didn't answer the last time. */
  readonly isOutOfTouch: boolean;
}

/**
 * Keeps somebody's place in line while their page shows it, and tells when it is their turn: by the server's own word of
 * a change, and by asking every ten seconds all the same.
 */
export function useWaitingPlace(waiting: {
  readonly roomName: string;
  readonly place: WaitingPlace;
  /** They are let in, or their place is gone: to be asked for again. */
  readonly onAskAgain: () => void;
  readonly onTurnedAway: (place: WaitingPlace) => void;
  /** The room is gone, or isn't open to them any more. */
  readonly onRefused: (problem: ApiProblem) => void;
}): WaitingWatch {
  const { roomName, place } = waiting;
  const [watch, setWatch] = useState<WaitingWatch>({ place, isOutOfTouch: false });

  const hear = useEffectEvent((next: WaitingPlace) => {
    if (next.state === 'admitted') waiting.onAskAgain();
    else if (next.state === 'denied') waiting.onTurnedAway(next);
    else setWatch({ place: next, isOutOfTouch: false });
  });
  const fail = useEffectEvent((error: unknown) => {
    const problem = toApiProblem(error);
    if (problem.code === 'waiting-person-not-found') waiting.onAskAgain();
    else if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) waiting.onRefused(problem);
    else setWatch((before) => ({ ...before, isOutOfTouch: true }));
  });

  const { id: waitingId, room: presentName } = place;
  useEffect(
    () =>
      holdWaitingPlace({
        ...{ roomName, presentName, waitingId },
        onHeard: (next) => hear(next),
        onFailed: (error) => fail(error),
      }),
    [roomName, presentName, waitingId],
  );

  return watch;
}
