'use client';

import { useEffect, useEffectEvent } from 'react';
import { sendLastSignal, sendSignal } from '@/lib/queries/meetings';
import type { SignalInput } from '@/lib/schemas/meeting';

/** Often enough that the server, which waits 30 s for a page, never takes a quiet one for a closed one. */
const KEEP_ALIVE_MS = 20_000;

/**
 * Tells the server how this call goes while the page shows it: connecting, joined and still there. When the page goes
 * away it says so on the way out.
 * @param onReturn called where the browser brings back a page that had said goodbye
 */
export function useCallSignals(call: {
  readonly participantId: string;
  readonly isJoined: boolean;
  /** What is said when the page goes away. */
  readonly farewell: SignalInput;
  readonly onReturn: () => void;
}): void {
  const { participantId, isJoined, onReturn } = call;
  const comeBack = useEffectEvent(() => onReturn());
  const sayGoodbye = useEffectEvent(() => sendLastSignal(participantId, call.farewell));

  useEffect(() => {
    const state = isJoined ? 'joined' : 'connecting';
    void sendSignal(participantId, { state });
    const timer = setInterval(() => void sendSignal(participantId, { state }), KEEP_ALIVE_MS);
    return () => clearInterval(timer);
  }, [participantId, isJoined]);

  useEffect(() => {
    const onPageHide = () => sayGoodbye();
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) comeBack();
    };
    window.addEventListener('pagehide', onPageHide);
    window.addEventListener('pageshow', onPageShow);
    return () => {
      window.removeEventListener('pagehide', onPageHide);
      window.removeEventListener('pageshow', onPageShow);
    };
  }, []);
}
