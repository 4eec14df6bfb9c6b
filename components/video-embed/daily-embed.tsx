'use client';

import type { DailyCall } from '@daily-co/daily-js';
import { useEffect, useEffectEvent, useRef } from 'react';
import { askVendor } from './ask-vendor';
import { canBrowserCall, closeDailyCall, openDailyCall } from './daily-call';
import { type EmbedEvent, type EmbedOf, type EmbedProps, GOODBYE_MS, READY_TIMEOUT_MS } from './embed-events';
import { mapDailyError } from './map-daily-error';

/** Daily's Prebuilt interface, in the frame that daily-js makes. */
export function DailyEmbed({ embed, title, media, leaveRequest, onEvent }: EmbedProps<EmbedOf<'daily-prebuilt'>>) {
  const container = useRef<HTMLDivElement>(null);
  const call = useRef<DailyCall | null>(null);
  const tell = useEffectEvent((event: EmbedEvent) => onEvent(event));
  const open = useEffectEvent(async (isCancelled: () => boolean, onShown: () => void) => {
    if (!container.current) return;
    if (!canBrowserCall()) {
      tell({ type: 'failed', code: 'unsupported-browser' });
      return;
    }
    const made = await openDailyCall(container.current, { title, isCancelled });
    if (!made) return;
    call.current = made;
    let wasInCall = false;
    made.on('loaded', () => {
      onShown();
      tell({ type: 'ready' });
    });
    made.on('joined-meeting', () => {
      onShown();
      wasInCall = true;
      tell({ type: 'joined' });
    });
    made.on('participant-counts-updated', (event) => {
      if (event.participantCounts) tell({ type: 'people', count: event.participantCounts.present });
    });
    made.on('recording-started', () => tell({ type: 'recording', isOn: true }));
    made.on('recording-stopped', () => tell({ type: 'recording', isOn: false }));
    made.on('recording-error', () => tell({ type: 'recording', isOn: false }));
    made.on('error', (event) => tell(mapDailyError(event, wasInCall)));
    made.on('left-meeting', () => tell({ type: 'left' }));
    await made.join({
      url: embed.url,
      token: embed.token,
      userName: embed.displayName,
      startVideoOff: !media.isCameraOn,
      startAudioOff: !media.isMicrophoneOn,
    });
  });

  useEffect(() => {
    let isCancelled = false;
    // daily-js itself would wait far longer for a page that can't be reached from here.
    const timer = setTimeout(() => tell({ type: 'failed', code: 'load-failed' }), READY_TIMEOUT_MS);
    open(
      () => isCancelled,
      () => clearTimeout(timer),
    ).catch(() => {
      // What went wrong on the way in was told by the `error` event before; this is for whatever wasn't.
      if (!isCancelled) tell({ type: 'failed', code: 'platform-error' });
    });
    return () => {
      isCancelled = true;
      clearTimeout(timer);
      const made = call.current;
      if (made) askVendor(() => closeDailyCall(made));
      call.current = null;
    };
  }, []);

  useEffect(() => {
    if (!leaveRequest) return;
    // For everybody the call is ended by the server, which takes the room away; the page leaves in both cases.
    askVendor(() => call.current?.leave());
    const timer = setTimeout(() => tell({ type: 'left' }), call.current ? GOODBYE_MS : 0);
    return () => clearTimeout(timer);
  }, [leaveRequest]);

  return <div ref={container} className="size-full" />;
}
