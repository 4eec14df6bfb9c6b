'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { askVendor } from './ask-vendor';
import { type EmbedEvent, type EmbedOf, type EmbedProps, GOODBYE_MS, READY_TIMEOUT_MS } from './embed-events';
import { type JitsiExternalApi, loadJitsiApi } from './jitsi-external-api';
import { JITSI_EVENTS, mapJitsiEvent } from './map-jitsi-event';

type JitsiEmbedProps = EmbedProps<EmbedOf<'jitsi-external-api'>>;

/** Jitsi's own interface, through its IFrame API. */
export function JitsiEmbed({ embed, title, media, leaveRequest, startsRecording, onEvent }: JitsiEmbedProps) {
  const container = useRef<HTMLDivElement>(null);
  const api = useRef<JitsiExternalApi | null>(null);
  const tell = useEffectEvent((event: EmbedEvent) => onEvent(event));
  const create = useEffectEvent(async (isCancelled: () => boolean, onShown: () => void) => {
    const ExternalApi = await loadJitsiApi(embed.scriptUrl);
    if (isCancelled() || !container.current) return;
    const made = new ExternalApi(embed.domain, {
      roomName: embed.roomName,
      ...(embed.jwt === null ? {} : { jwt: embed.jwt }),
      parentNode: container.current,
      width: '100%',
      height: '100%',
      userInfo: { displayName: embed.displayName },
      configOverwrite: {
        ...embed.configOverwrite,
        startWithAudioMuted: !media.isMicrophoneOn,
        startWithVideoMuted: !media.isCameraOn,
      },
      onload: onShown,
    });
    api.current = made;
    made.getIFrame().title = title;
    for (const name of JITSI_EVENTS) {
      made.addListener(name, (data) => {
        const event = mapJitsiEvent(name, data);
        if (event && !isCancelled()) tell(event);
      });
    }
    const tellPeople = () => {
      if (!isCancelled()) tell({ type: 'people', count: made.getNumberOfParticipants() });
    };
    for (const name of ['videoConferenceJoined', 'participantJoined', 'participantLeft'])
      made.addListener(name, tellPeople);
  });

  useEffect(() => {
    let isCancelled = false;
    const fail = () => {
      if (!isCancelled) tell({ type: 'failed', code: 'load-failed' });
    };
    const timer = setTimeout(fail, READY_TIMEOUT_MS);
    create(
      () => isCancelled,
      () => {
        clearTimeout(timer);
        if (!isCancelled) tell({ type: 'ready' });
      },
    ).catch(fail);
    return () => {
      isCancelled = true;
      clearTimeout(timer);
      askVendor(() => api.current?.dispose());
      api.current = null;
    };
  }, []);

  // Hanging up tells the server at once; a frame that just disappears is noticed there only after a minute.
  useEffect(() => {
    if (!leaveRequest) return;
    if (leaveRequest === 'end') askVendor(() => api.current?.executeCommand('endConference'));
    askVendor(() => api.current?.executeCommand('hangup'));
    const timer = setTimeout(() => tell({ type: 'left' }), api.current ? GOODBYE_MS : 0);
    return () => clearTimeout(timer);
  }, [leaveRequest]);

  useEffect(() => {
    if (!startsRecording) return;
    // Where the server has no recorder it says nothing at all: the page waits for its word.
    const isAsked = askVendor(() =>
      api.current?.executeCommand('startRecording', { mode: 'file', shouldShare: false }),
    );
    if (!isAsked) tell({ type: 'recording', isOn: false, hasFailed: true });
  }, [startsRecording]);

  return <div ref={container} className="size-full" />;
}
