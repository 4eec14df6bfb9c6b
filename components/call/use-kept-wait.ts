'use client';

import { useEffect, useEffectEvent } from 'react';
import { forgetWait, recallWait, rememberWait } from './kept-wait';
import type { JoinWish } from './pre-join';
import type { Joining } from './use-joining';

/** How often a waiting page notes that it still waits. */
const REMEMBER_MS = 10_000;

/** Somebody who waits and reloads the page, signs in or is given a host link goes on without a question. */
export function useKeptWait(visit: {
  readonly roomName: string;
  /** Undefined until the address was read. */
  readonly hostKey: string | null | undefined;
  readonly joining: Joining;
  /** What they asked to join with. */
  readonly wish: JoinWish | null;
  readonly join: (wish: JoinWish) => void;
}): void {
  const { roomName, hostKey, joining, wish } = visit;

  const goOn = useEffectEvent(() => {
    const kept = joining.kind === 'idle' ? recallWait(roomName) : null;
    const waiting = joining.kind === 'at-door' && hostKey ? wish : null;
    const next = kept ?? waiting;
    if (next) visit.join(next);
  });
  useEffect(() => {
    if (hostKey !== undefined) goOn();
  }, [hostKey]);

  useEffect(() => {
    if (joining.kind !== 'at-door' || !wish) {
      if (joining.kind !== 'idle' && joining.kind !== 'asking') forgetWait(roomName);
      return;
    }
    rememberWait(roomName, wish);
    const timer = setInterval(() => rememberWait(roomName, wish), REMEMBER_MS);
    return () => clearInterval(timer);
  }, [joining.kind, wish, roomName]);
}
