'use client';

import { useEffect, useEffectEvent } from 'react';
import type { JoinWish } from '../entrance/pre-join';
import type { Joining } from '../entrance/use-joining';
import { forgetWait, recallWait, rememberWait, type WaitRefusal } from './kept-wait';

/** How often a waiting page notes that it still waits. */
const REMEMBER_MS = 10_000;

/**
 * Somebody who waits and reloads the page, signs in or is given a host link goes on without a question. Whoever was turned
 * away is told so again, with the time that is left: unless they come back as a host, who asks nobody.
 */
export function useKeptWait(visit: {
  readonly roomName: string;
  readonly canManage: boolean;
  /** Undefined until the address was read. */
  readonly hostKey: string | null | undefined;
  readonly joining: Joining;
  /** What they asked to join with. */
  readonly wish: JoinWish | null;
  readonly join: (wish: JoinWish) => void;
  readonly onTurnedAway: (wish: JoinWish, refusal: WaitRefusal) => void;
}): void {
  const { roomName, hostKey, joining, wish } = visit;
  const isHost = visit.canManage || Boolean(hostKey);

  const goOn = useEffectEvent(() => {
    const kept = joining.kind === 'idle' ? recallWait(roomName) : null;
    if (kept?.refusal && !isHost) {
      visit.onTurnedAway(kept.wish, kept.refusal);
      return;
    }
    const stopped = hostKey && (joining.kind === 'at-door' || joining.kind === 'turned-away') ? wish : null;
    const next = kept?.wish ?? stopped;
    if (next) visit.join(next);
  });
  useEffect(() => {
    if (hostKey !== undefined) goOn();
  }, [hostKey]);

  const { message, askAgainAt } = joining.kind === 'turned-away' ? joining : { message: null, askAgainAt: null };
  useEffect(() => {
    if (wish && message !== null) {
      rememberWait(roomName, { wish, refusal: { message, askAgainAt } });
      return;
    }
    if (joining.kind !== 'at-door' || !wish) {
      if (joining.kind !== 'idle' && joining.kind !== 'asking') forgetWait(roomName);
      return;
    }
    const remember = () => rememberWait(roomName, { wish, refusal: null });
    remember();
    const timer = setInterval(remember, REMEMBER_MS);
    return () => clearInterval(timer);
  }, [joining.kind, wish, roomName, message, askAgainAt]);
}
