'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { type JoinAnswer, sendSignal } from '@/lib/queries/meetings';
import { takeRecordingTurn } from '@/lib/queries/recordings';
import type { RecordingWatch } from './use-recording-watch';

/** By then the platform's page has said that it is being recorded already, and has made a moderator of a host. */
const SETTLE_MS = 3_000;

/** How long a recorder may take to come into the call, in milliseconds. */
const START_MS = 60_000;

/** How often a question that got lost is asked again. */
const ATTEMPTS = 5;

interface AutomaticRecording {
  /** True once this page is the one to start it. */
  readonly isAsked: boolean;
  /** The platform's page said that it can't record. */
  readonly fail: () => void;
}

/**
 * Has the first host's page start a recording that is to begin by itself, where nobody outside the call can: once per
 * meeting, whichever page is first. Where the platform doesn't, its hosts are told.
 */
export function useAutomaticRecording(
  { meeting, participant }: JoinAnswer,
  { isHost, isJoined, watch }: { isHost: boolean; isJoined: boolean; watch: RecordingWatch },
): AutomaticRecording {
  const [attempt, setAttempt] = useState(1);
  const [turn, setTurn] = useState<'none' | 'mine' | 'over'>('none');
  const { start, needsHostPage } = meeting.recording;
  const mayAsk =
    needsHostPage && start === 'automatic' && isHost && isJoined && watch.isUntried && watch.progress === 'off';
  const isWaiting = turn === 'mine' && watch.progress !== 'on';

  useEffect(() => {
    if (!mayAsk || attempt > ATTEMPTS) return;
    const ask = () =>
      takeRecordingTurn(participant.id).then(
        (isMine) => setTurn((before) => (before === 'none' && isMine ? 'mine' : before)),
        () => setAttempt(attempt + 1),
      );
    const timer = setTimeout(ask, SETTLE_MS * attempt);
    return () => clearTimeout(timer);
  }, [mayAsk, attempt, participant.id]);

  const fail = () => {
    if (turn !== 'mine') return;
    setTurn('over');
    void sendSignal(participant.id, { state: 'recording-failed' });
  };
  const giveUp = useEffectEvent(fail);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => giveUp(), START_MS);
    return () => clearTimeout(timer);
  }, [isWaiting]);

  return { isAsked: turn === 'mine', fail };
}
