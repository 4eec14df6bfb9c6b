import { sendWaitingGoodbye, signalWaiting } from '@/lib/queries/door';
import { openLiveConnection } from '@/lib/queries/live-connection';
import type { WaitingPlace } from '@/lib/schemas/door';

/** Often enough that the server, which waits 45 s for a page, never takes a waiting one for a closed one. */
const SIGN_MS = 10_000;

/** Changes come in bursts, and to everybody in line at once: each page asks at a moment of its own. */
export const GATHER_MS = 400;

/**
 * Keeps a place in line by speaking for it, and asks how things stand: at the server's word of a change, and every ten
 * seconds all the same.
 * @param held.roomName what the page was opened under
 * @param held.presentName what the room is called by now
 * @returns a function that ends it
 */
export function holdWaitingPlace(held: {
  readonly roomName: string;
  readonly presentName: string;
  readonly waitingId: string;
  readonly onHeard: (place: WaitingPlace) => void;
  readonly onFailed: (error: unknown) => void;
}): () => void {
  const { roomName, waitingId } = held;
  /** Changes are told under the name that the room has at that moment. */
  let presentName = held.presentName;
  const abort = new AbortController();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const hear = (next: WaitingPlace) => {
    presentName = next.room;
    held.onHeard(next);
  };
  const speak = () => {
    clearTimeout(gathering);
    gathering = undefined;
    const signal = { state: 'waiting' as const, isHidden: document.visibilityState === 'hidden' };
    signalWaiting({ room: roomName, id: waitingId, signal, abort: abort.signal }).then(
      (next) => (abort.signal.aborted ? undefined : hear(next)),
      (error) => (abort.signal.aborted ? undefined : held.onFailed(error)),
    );
  };
  const speakSoon = () => {
    gathering ??= setTimeout(speak, GATHER_MS * Math.random());
  };
  const onPageHide = () => sendWaitingGoodbye(roomName, waitingId, 'leaving');
  const onPageShow = ({ persisted }: PageTransitionEvent) => (persisted ? speak() : undefined);

  speak();
  const timer = setInterval(speak, SIGN_MS);
  const disconnect = openLiveConnection({
    onChange: ({ room }) => (room === presentName || !room ? speakSoon() : undefined),
    onUnknown: speakSoon,
    // What changed before the connection stood was told to nobody.
    onState: (state) => (state === 'live' ? speakSoon() : undefined),
  });
  document.addEventListener('visibilitychange', speak);
  window.addEventListener('pagehide', onPageHide);
  window.addEventListener('pageshow', onPageShow);
  return () => {
    abort.abort();
    clearTimeout(gathering);
    clearInterval(timer);
    disconnect();
    document.removeEventListener('visibilitychange', speak);
    window.removeEventListener('pagehide', onPageHide);
    window.removeEventListener('pageshow', onPageShow);
  };
}
