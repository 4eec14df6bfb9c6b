'use client';

import '@whereby.com/browser-sdk/embed';
import type { WherebyEmbedElement } from '@whereby.com/browser-sdk/embed';
import { useEffect, useEffectEvent, useRef } from 'react';
import { askVendor } from './ask-vendor';
import {
  type EmbedEvent,
  type EmbedOf,
  type EmbedProps,
  ENTRY_MS,
  GOODBYE_MS,
  READY_TIMEOUT_MS,
  SILENCE_MS,
} from './embed-events';
import { mapWherebyEvent, WHEREBY_EVENTS } from './map-whereby-event';
import { wherebyAttributes } from './whereby-attributes';

/** Whereby's own room, in the element of its browser SDK. */
export function WherebyEmbed({ embed, title, media, leaveRequest, onEvent }: EmbedProps<EmbedOf<'whereby-embed'>>) {
  const container = useRef<HTMLDivElement>(null);
  const room = useRef<WherebyEmbedElement | null>(null);
  const tell = useEffectEvent((event: EmbedEvent) => onEvent(event));
  const makeElement = useEffectEvent(() => {
    // The element's type says that it is a frame; it holds one.
    const element = document.createElement('whereby-embed') as unknown as WherebyEmbedElement;
    for (const [name, value] of Object.entries(wherebyAttributes(embed, media, title))) {
      element.setAttribute(name, value);
    }
    return element;
  });

  // A new element each time the page shows it: the SDK never takes its own listener off the window, so one that is put
  // back would tell everything twice. Those left behind have nobody listening to them.
  useEffect(() => {
    const element = makeElement();
    const stop = new AbortController();
    const { signal } = stop;
    let timer = setTimeout(() => tell({ type: 'failed', code: 'load-failed' }), READY_TIMEOUT_MS);
    let hasSpoken = false;
    let entryTimer: ReturnType<typeof setTimeout> | undefined;
    const onShown = () => {
      clearTimeout(timer);
      tell({ type: 'ready' });
      // A browser's own error page loads too, where Whereby's can't be reached from here.
      if (!hasSpoken) timer = setTimeout(() => tell({ type: 'silent' }), SILENCE_MS);
    };
    for (const name of WHEREBY_EVENTS) {
      const listener = (event: Event) => {
        clearTimeout(timer);
        hasSpoken = true;
        const told = mapWherebyEvent(name, event instanceof CustomEvent ? event.detail : null);
        if (!told) return;
        tell(told);
        clearTimeout(entryTimer);
        // A room that is locked, full or gone says so to the person alone.
        if (told.type === 'ready') entryTimer = setTimeout(() => tell({ type: 'kept-out' }), ENTRY_MS);
      };
      (element as HTMLElement).addEventListener(name, listener, { signal });
    }
    // Whereby withholds its events from addresses that aren't among the account's allowed domains; the call works all
    // the same, so a frame that has loaded counts.
    (element as HTMLElement).addEventListener('load', onShown, { signal, capture: true });
    container.current?.append(element);
    room.current = element;
    // Where it can't read the room's address, the element shows a line of text in the place of the frame.
    if (!element.querySelector('iframe')) tell({ type: 'failed', code: 'platform-error' });
    return () => {
      stop.abort();
      clearTimeout(timer);
      clearTimeout(entryTimer);
      room.current = null;
      element.remove();
    };
  }, []);

  useEffect(() => {
    if (!leaveRequest) return;
    askVendor(() => (leaveRequest === 'end' ? room.current?.endMeeting() : room.current?.leaveRoom()));
    const timer = setTimeout(() => tell({ type: 'left' }), room.current ? GOODBYE_MS : 0);
    return () => clearTimeout(timer);
  }, [leaveRequest]);

  return <div ref={container} className="size-full [&>whereby-embed]:size-full" />;
}
