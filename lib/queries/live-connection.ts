import { z } from 'zod';

const changeSchema = z.object({ topic: z.string(), room: z.string().nullish(), meetingId: z.string().nullish() });

/** Something changed: whoever shows it asks again. */
export type LiveChange = z.infer<typeof changeSchema>;

/** `polling`: no connection now, or a server without its database, so everything is asked again every 15 s. */
export type LiveState = 'connecting' | 'live' | 'polling';

export interface LiveListener {
  readonly onChange: (change: LiveChange) => void;
  /** Anything may have changed. */
  readonly onUnknown: () => void;
  readonly onState: (state: LiveState) => void;
}

export const POLL_MS = 15_000;
const REOPEN_MS = 5_000;

/**
 * Opens one stream of changes for a page and keeps it open. It rests while the page is hidden, because browsers allow
 * six connections to one server over HTTP/1.1 across all tabs, and catches up when the page is seen again.
 * @returns a function that ends it
 */
export function openLiveConnection(listener: LiveListener): () => void {
  let source: EventSource | null = null;
  let reopenTimer: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;
  /** The server can tell nothing: its database is away. */
  let isServerAway = false;
  /** Of the last event that was heard: a new connection goes on from there. */
  let lastEventId = '';

  const setState = (state: LiveState) => listener.onState(state);

  const close = () => {
    clearTimeout(reopenTimer);
    source?.close();
    source = null;
  };

  const open = () => {
    close();
    const opened = new EventSource(lastEventId ? `/api/v1/events?after=${lastEventId}` : '/api/v1/events');
    source = opened;
    isServerAway = false;
    opened.onopen = () => {
      isServerAway = false;
      setState('live');
      // What happened before the first event was ever heard is unknown; afterwards the server tells what was missed.
      if (wasOpen && !lastEventId) listener.onUnknown();
      wasOpen = true;
    };
    opened.onerror = () => {
      setState('polling');
      // The browser tries again by itself, except after an answer that was no stream.
      if (opened.readyState === EventSource.CLOSED)
        reopenTimer = setTimeout(open, REOPEN_MS * (0.75 + Math.random() / 2));
    };
    const note = (event: MessageEvent) => {
      lastEventId = event.lastEventId || lastEventId;
    };
    opened.addEventListener('ready', (event) => {
      note(event);
      if (isServerAway) setState('live');
      isServerAway = false;
    });
    opened.addEventListener('away', () => {
      isServerAway = true;
      setState('polling');
    });
    opened.addEventListener('reset', () => listener.onUnknown());
    opened.addEventListener('change', (event) => {
      note(event);
      const parsed = changeSchema.safeParse(parseJson(event.data));
      if (parsed.success) listener.onChange(parsed.data);
    });
  };

  const pollTimer = setInterval(() => {
    if (isServerAway || source?.readyState !== EventSource.OPEN) listener.onUnknown();
  }, POLL_MS);

  const onVisibility = () => {
    if (document.visibilityState === 'visible') {
      if (!source) open();
    } else {
      close();
    }
  };

  document.addEventListener('visibilitychange', onVisibility);
  if (document.visibilityState === 'visible') open();

  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearInterval(pollTimer);
    close();
  };
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
