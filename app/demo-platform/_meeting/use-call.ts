'use client';

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { postToCall, sendBeaconToCall } from './call-api';
import { type CallController, type CallSnapshot, createCallController } from './call-controller';
import { messageOfEnd, tellParent } from './frame-messages';
import { startTicker } from './start-ticker';
import type { LocalMedia } from './use-local-media';

const BEAT_EVERY_MS = 2_000;

/** This page's part in the call: enters when it is shown, beats while it is in, and says goodbye when it goes. */
export function useCall(request: {
  readonly roomName: string;
  readonly token: string;
  readonly parentOrigins: readonly string[];
  readonly media: LocalMedia;
}): { readonly call: CallController; readonly snapshot: CallSnapshot } {
  const { roomName, token, parentOrigins, media } = request;
  const [mediaState] = useState<{ hasCamera: boolean; hasMicrophone: boolean }>(() => ({
    hasCamera: false,
    hasMicrophone: false,
  }));
  const [call] = useState(() =>
    createCallController({
      roomName,
      token,
      services: {
        post: postToCall,
        beacon: sendBeaconToCall,
        wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        readMedia: () => ({ ...mediaState }),
      },
    }),
  );
  const snapshot = useSyncExternalStore(call.subscribe, call.getSnapshot, call.getSnapshot);

  const { isCameraOn, isMicrophoneOn } = media;
  useEffect(() => {
    Object.assign(mediaState, { hasCamera: isCameraOn, hasMicrophone: isMicrophoneOn });
    // Others see a muted microphone at once rather than with the next beat.
    void call.beat();
  }, [call, mediaState, isCameraOn, isMicrophoneOn]);

  const tell = useEffectEvent((message: Parameters<typeof tellParent>[0]) => tellParent(message, parentOrigins));

  useEffect(() => {
    tell({ type: 'ready' });
    void call.enter();
    const stopTicker = startTicker(BEAT_EVERY_MS, () => void call.beat());
    const onPageHide = () => call.vanish();
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) void call.enter();
    };
    window.addEventListener('pagehide', onPageHide);
    window.addEventListener('pageshow', onPageShow);
    return () => {
      stopTicker();
      window.removeEventListener('pagehide', onPageHide);
      window.removeEventListener('pageshow', onPageShow);
      call.vanish();
    };
  }, [call]);

  const { phase, end, connectionId } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again for each new connection
  useEffect(() => {
    if (phase === 'in') tell({ type: 'joined' });
    if (phase === 'over' && end) tell(messageOfEnd(end));
  }, [phase, end, connectionId]);

  const peopleCount = snapshot.state?.people.length;
  useEffect(() => {
    if (peopleCount !== undefined) tell({ type: 'people', count: peopleCount });
  }, [peopleCount]);

  return { call, snapshot };
}
