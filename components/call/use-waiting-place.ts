'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { type ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import { sendWaitingGoodbye, signalWaiting } from '@/lib/queries/door';
import { openLiveConnection } from '@/lib/queries/live-connection';
import type { WaitingPlace } from '@/lib/schemas/door';

/** Often enough that the server, which waits 45 s for a page, never takes a waiting one for a closed one. */
const SIGN_MS = 10_000;

/** Changes come in bursts, and to everybody in line at once: each page asks at a moment of its own. */
const GATHER_MS = 400;

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

  useEffect(() => {
    const abort = new AbortController();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      clearTimeout(gathering);
      gathering = undefined;
      const signal = { state: 'waiting' as const, isHidden: document.visibilityState === 'hidden' };
      signalWaiting({ room: roomName, id: place.id, signal, abort: abort.signal }).then(
        (next) => (abort.signal.aborted ? undefined : hear(next)),
        (error) => (abort.signal.aborted ? undefined : fail(error)),
      );
    };
    const speakSoon = () => {
      gathering ??= setTimeout(speak, GATHER_MS * Math.random());
    };
    const onPageHide = () => sendWaitingGoodbye(roomName, place.id, 'leaving');
    const onPageShow = ({ persisted }: PageTransitionEvent) => (persisted ? speak() : undefined);

    speak();
    const timer = setInterval(speak, SIGN_MS);
    const disconnect = openLiveConnection({
      onChange: ({ room }) => (room === roomName || !room ? speakSoon() : undefined),
      onUnknown: speakSoon,
      // What changed before the connection stood was told to nobody.
      onState: (state) => (state === 'live' ? speakSoon() : undefined),
    });
    document.addEventListener('visibilitychange', speak);
    window.addEventListener('pagehide', onPageHide);
    window.addEventListener('pageshow', onPageShow);
    return () => {
      abort.abort();
      clearTimeout(gathering);
      clearInterval(timer);
      disconnect();
      document.removeEventListener('visibilitychange', speak);
      window.removeEventListener('pagehide', onPageHide);
      window.removeEventListener('pageshow', onPageShow);
    };
  }, [roomName, place.id]);

  return watch;
}
