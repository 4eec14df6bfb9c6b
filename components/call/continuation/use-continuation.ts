'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { toApiProblem } from '@/lib/queries/api-problem';
import { continueCall, type JoinAnswer } from '@/lib/queries/meetings';
import type { MeetingWatch } from '../use-meeting-watch';
import { type Continuation, findContinuation } from './find-continuation';

/** Hundreds of pages swap at the same moment: they are spread over this time. */
const SPREAD_MS = 1_500;
const TRY_AGAIN_MS = 3_000;

export interface ContinuationControls {
  readonly continuation: Continuation;
  readonly isMoving: boolean;
  /** The last try was not answered; the next one comes by itself. */
  readonly isLate: boolean;
  /** They were never asked whether they may be recorded, and are before they go along. */
  readonly isConsentDue: boolean;
  readonly answerConsent: (consent: boolean) => void;
  /** Goes along now. */
  readonly follow: () => void;
}

/**
 * Takes this page along where its call goes on elsewhere: counts down, asks for the way in, and hands it to who shows the
 * call. The old call stays on the page until the new one is there.
 * @param call.consent their answer to being recorded; null where nobody asked
 * @param call.onMoved gets the way into the continuation, and the answer that they went along with
 * @param call.onLost called where this page can't be taken along: it must join like anybody else, on that platform
 */
export function useContinuation(call: {
  readonly watch: Pick<MeetingWatch, 'meeting' | 'receivedAt'>;
  readonly sessionId: string;
  readonly consent: boolean | null;
  readonly onMoved: (answer: JoinAnswer, consent: boolean | null) => void;
  readonly onLost: (platform: string | null) => void;
}): ContinuationControls {
  const { watch, sessionId } = call;
  const continuation = findContinuation(watch.meeting, watch.receivedAt);
  const [isMoving, setIsMoving] = useState(false);
  const [isLate, setIsLate] = useState(false);
  const [consent, setConsent] = useState(call.consent);
  const isAsking = useRef(false);
  const isGone = useRef(false);
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined);

  const follow = useEffectEvent(async () => {
    if (isAsking.current || isGone.current) return;
    isAsking.current = true;
    setIsMoving(true);
    try {
      const answer = await continueCall(sessionId, consent);
      if (!isGone.current) call.onMoved(answer, consent);
    } catch (error) {
      if (isGone.current) return;
      const { status, code } = toApiProblem(error);
      const isPassing = status === 0 || status === 429 || status >= 500;
      if (isPassing) retry.current = setTimeout(() => void follow(), TRY_AGAIN_MS);
      else if (code !== 'nothing-to-move') call.onLost('platform' in continuation ? continuation.platform : null);
      setIsLate(isPassing);
      setIsMoving(isPassing);
    } finally {
      isAsking.current = false;
    }
  });

  const swapAt = continuation.kind === 'near' ? continuation.at : null;
  // Each answer of the server counts the time anew, a little earlier or later: the first one holds.
  const plannedFor = useRef<number | null>(null);
  useEffect(() => {
    if (swapAt === null) {
      plannedFor.current = null;
      return;
    }
    plannedFor.current ??= swapAt + Math.random() * SPREAD_MS;
    const timer = setTimeout(() => void follow(), Math.max(0, plannedFor.current - Date.now()));
    return () => clearTimeout(timer);
  }, [swapAt]);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      clearTimeout(retry.current);
    };
  }, []);

  const isRecorded = 'recording' in continuation && continuation.recording !== 'none';
  return {
    ...{ continuation, isMoving, isLate },
    isConsentDue: isRecorded && consent === null,
    answerConsent: setConsent,
    follow: () => void follow(),
  };
}
