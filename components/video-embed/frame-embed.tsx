'use client';

import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { type EmbedEvent, type EmbedOf, type EmbedProps, READY_TIMEOUT_MS } from './embed-events';
import { readFrameMessage } from './read-frame-message';
import { withMediaChoice } from './with-media-choice';

/** A page that tells of itself by messages. */
export function FrameEmbed({ embed, title, media, leaveRequest, onEvent }: EmbedProps<EmbedOf<'frame'>>) {
  const frame = useRef<HTMLIFrameElement>(null);
  const tell = useEffectEvent((event: EmbedEvent) => onEvent(event));
  // Chosen once: a changed address would load the page anew and put the person out of the call.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is read when the frame is first shown
  const address = useMemo(() => withMediaChoice(embed.url, media), [embed.url]);

  useEffect(() => {
    const origin = new URL(address).origin;
    const timer = setTimeout(() => tell({ type: 'failed', code: 'load-failed' }), READY_TIMEOUT_MS);
    const onMessage = (message: MessageEvent<unknown>) => {
      if (message.source !== frame.current?.contentWindow || message.origin !== origin) return;
      const event = readFrameMessage(message.data);
      if (!event) return;
      clearTimeout(timer);
      tell(event);
    };
    window.addEventListener('message', onMessage);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('message', onMessage);
    };
  }, [address]);

  // The frame says goodbye by itself when it is taken away.
  useEffect(() => {
    if (leaveRequest) tell({ type: 'left' });
  }, [leaveRequest]);

  return <iframe ref={frame} src={address} title={title} allow={embed.allow} className="size-full border-0" />;
}
