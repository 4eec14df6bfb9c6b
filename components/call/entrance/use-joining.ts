'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import { type JoinAnswer, joinRoom } from '@/lib/queries/meetings';
import type { WaitingPlace } from '@/lib/schemas/door';
import type { JoinInput } from '@/lib/schemas/meeting';
import type { WaitRefusal } from '../door/kept-wait';
import { retryDelayMs } from './retry-delay';

export type Joining =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  /** Nothing takes the call now; the next try comes by itself. */
  | { readonly kind: 'waiting'; readonly problem: ApiProblem; readonly nextTryAt: number }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }
  /** Somebody has to let them in. */
  | { readonly kind: 'at-door'; readonly place: WaitingPlace }
  /** A host said no. */
  | ({ readonly kind: 'turned-away' } & WaitRefusal)
  | { readonly kind: 'joined'; readonly answer: JoinAnswer };

export interface JoiningControls {
  readonly joining: Joining;
  /** @param after what the server should have heard first */
  readonly start: (input: JoinInput, after?: Promise<void>) => void;
  readonly tryNow: () => void;
  /** What a waiting page heard. */
  readonly turnAway: (place: WaitingPlace) => void;
  /** Comes back to what a page that was loaded before this one heard. */
  readonly stayTurnedAway: (refusal: WaitRefusal) => void;
  readonly refuse: (problem: ApiProblem) => void;
  /** Goes on in a call that this page was taken along to. */
  readonly adopt: (answer: JoinAnswer) => void;
  /** Gives up, or leaves what was joined. */
  readonly reset: () => void;
}

/** Worth waiting for: the room may be entered, only not at this moment. */
function isPassing({ status }: ApiProblem): boolean {
  return status === 0 || status === 429 || status >= 502;
}

/** How long a new try waits for the server to hear that the one before has failed. */
const LONGEST_FAREWELL_MS = 3_500;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function turnedAway(message: string, askAgainInSeconds: number | null): Joining {
  return { kind: 'turned-away', message, askAgainAt: Date.now() + (askAgainInSeconds ?? 0) * 1_000 };
}

/** Asks to be let in, and again while nothing takes the call, until somebody gives up. */
export function useJoining(roomName: string): JoiningControls {
  const [joining, setJoining] = useState<Joining>({ kind: 'idle' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const request = useRef<AbortController | null>(null);
  const attempt = useRef(0);
  const input = useRef<JoinInput | null>(null);

  const stop = useCallback(() => {
    clearTimeout(timer.current);
    request.current?.abort();
    request.current = null;
  }, []);

  const ask = useCallback(
    async (after?: Promise<void>) => {
      stop();
      if (!input.current) return;
      const controller = new AbortController();
      request.current = controller;
      attempt.current += 1;
      // While it waits, the page keeps saying so; the first time it says that it asks.
      setJoining((before) => (before.kind === 'waiting' ? before : { kind: 'asking' }));
      try {
        if (after) await Promise.race([after, pause(LONGEST_FAREWELL_MS)]);
        if (controller.signal.aborted) return;
        const answer = await joinRoom(roomName, input.current, controller.signal);
        if (controller.signal.aborted) return;
        setJoining('waiting' in answer ? { kind: 'at-door', place: answer.waiting } : { kind: 'joined', answer });
      } catch (error) {
        if (controller.signal.aborted) return;
        const problem = toApiProblem(error);
        if (problem.code === 'not-admitted') {
          setJoining(turnedAway(problem.message, problem.retryAfterSeconds));
          return;
        }
        if (!isPassing(problem)) {
          setJoining({ kind: 'refused', problem });
          return;
        }
        const delay = retryDelayMs(attempt.current, problem.retryAfterSeconds, Math.random());
        timer.current = setTimeout(() => void ask(), delay);
        setJoining({ kind: 'waiting', problem, nextTryAt: Date.now() + delay });
      }
    },
    [roomName, stop],
  );

  useEffect(() => stop, [stop]);

  const start = useCallback(
    (next: JoinInput, after?: Promise<void>) => {
      input.current = next;
      attempt.current = 0;
      setJoining({ kind: 'asking' });
      void ask(after);
    },
    [ask],
  );

  const reset = useCallback(() => {
    stop();
    setJoining({ kind: 'idle' });
  }, [stop]);

  const adopt = useCallback(
    (answer: JoinAnswer) => {
      stop();
      setJoining({ kind: 'joined', answer });
    },
    [stop],
  );

  const turnAway = useCallback(
    ({ message, askAgainInSeconds }: WaitingPlace) => setJoining(turnedAway(message, askAgainInSeconds)),
    [],
  );
  const stayTurnedAway = useCallback(
    ({ message, askAgainAt }: WaitRefusal) => setJoining({ kind: 'turned-away', message, askAgainAt }),
    [],
  );
  const refuse = useCallback((problem: ApiProblem) => setJoining({ kind: 'refused', problem }), []);

  return { joining, start, tryNow: () => void ask(), turnAway, stayTurnedAway, refuse, adopt, reset };
}
