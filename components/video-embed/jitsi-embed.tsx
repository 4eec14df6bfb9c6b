'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import type { EmbedDescriptor } from '@/lib/video-platforms/contract';
import type { EmbedEvent, EmbedProps } from './embed-events';
import { type JitsiExternalApi, loadJitsiApi } from './jitsi-external-api';
import { isOwnKick, mapJitsiError } from './map-jitsi-error';

type JitsiDescriptor = Extract<EmbedDescriptor, { kind: 'jitsi-external-api' }>;

/** How long Jitsi has to hang up before its frame is taken away, in milliseconds. */
const HANGUP_MS = 1_500;

/** Jitsi's own interface, through its IFrame API. */
export function JitsiEmbed({ embed, title, media, leaveRequest, onEvent }: EmbedProps<JitsiDescriptor>) {
  const container = useRef<HTMLDivElement>(null);
  const api = useRef<JitsiExternalApi | null>(null);
  const tell = useEffectEvent((event: EmbedEvent) => onEvent(event));
  const create = useEffectEvent(async (isCancelled: () => boolean) => {
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
      onload: () => tell({ type: 'ready' }),
    });
    api.current = made;
    made.getIFrame().title = title;
    const tellPeople = () => tell({ type: 'people', count: made.getNumberOfParticipants() });
    made.addListener('videoConferenceJoined', () => {
      tell({ type: 'joined' });
      tellPeople();
    });
    made.addListener('participantJoined', tellPeople);
    made.addListener('participantLeft', tellPeople);
    // Not videoConferenceLeft: that one also comes when somebody goes into a breakout room.
    made.addListener('readyToClose', () => tell({ type: 'left' }));
    made.addListener('participantKickedOut', (data) => {
      if (isOwnKick(data)) tell({ type: 'removed' });
    });
    made.addListener('errorOccurred', (data) => {
      const event = mapJitsiError(data);
      if (event) tell(event);
    });
  });

  useEffect(() => {
    let isCancelled = false;
    create(() => isCancelled).catch(() => {
      if (!isCancelled) tell({ type: 'failed', code: 'load-failed' });
    });
    return () => {
      isCancelled = true;
      api.current?.dispose();
      api.current = null;
    };
  }, []);

  // Hanging up tells the server at once; a frame that just disappears is noticed there only after a minute.
  useEffect(() => {
    if (!leaveRequest) return;
    if (leaveRequest === 'end') api.current?.executeCommand('endConference');
    api.current?.executeCommand('hangup');
    const timer = setTimeout(() => tell({ type: 'left' }), api.current ? HANGUP_MS : 0);
    return () => clearTimeout(timer);
  }, [leaveRequest]);

  return <div ref={container} className="size-full" />;
}
