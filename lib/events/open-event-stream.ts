import { type NumberedChange, readChangesAfter } from '../data/change-log';
import { findLastHeardId, isHubAway, subscribeToChanges, untilHeard } from './event-hub';
import { type ChangeListener, mayHearChange } from './may-hear-change';
import { AWAY, HEARTBEAT, RESET, writeChange, writeReady } from './write-event';

/**
 * Who listens is asked anew this often, give or take: somebody whose account was closed hears nothing more soon after.
 * The browser comes back by itself and misses nothing.
 */
const LONGEST_STREAM_MS = 10 * 60_000;

/** A browser that takes nothing is let go before what waits for it grows; it goes on from there when it is back. */
const MOST_WAITING = 500;

/**
 * A stream of the changes that one listener may hear of. One that comes back after a drop hears first what it missed.
 * @param listener.after the number of the last change that was heard; null for a new listener
 */
export function openEventStream(
  listener: ChangeListener & { readonly signal: AbortSignal; readonly after: number | null },
): Response {
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let held: NumberedChange[] | null = [];
        const write = (bytes: Uint8Array) => {
          if ((controller.desiredSize ?? 0) <= -MOST_WAITING) close();
          else controller.enqueue(bytes);
        };
        const tell = (numbered: NumberedChange) => {
          if (held) held.push(numbered);
          else if (mayHearChange(listener, numbered.change)) write(writeChange(numbered));
        };
        let isOpen = true;
        const close = () => {
          if (!isOpen) return;
          stop();
          controller.close();
        };
        const unsubscribe = subscribeToChanges({
          tell,
          reset: () => write(RESET),
          away: () => write(AWAY),
          back: () => write(writeReady(findLastHeardId())),
          beat: () => write(HEARTBEAT),
          close,
        });
        const timer = setTimeout(close, LONGEST_STREAM_MS * (0.75 + Math.random() / 2)).unref();
        stop = () => {
          isOpen = false;
          clearTimeout(timer);
          unsubscribe();
        };
        listener.signal.addEventListener('abort', () => stop(), { once: true });
        await untilHeard();
        const missed = listener.after === null ? [] : await readChangesAfter(listener.after).catch(() => null);
        if (!isOpen) return;
        write(missed === null ? RESET : HEARTBEAT);
        // What was told while it was read stands in both.
        const waiting = new Map([...(missed ?? []), ...held].map((numbered) => [numbered.id, numbered]));
        held = null;
        for (const numbered of waiting.values()) if (isOpen) tell(numbered);
        // Last: a connection lost before this goes on from where it was, and misses nothing.
        if (isOpen) write(isHubAway() ? AWAY : writeReady(findLastHeardId()));
      },
      cancel: () => stop(),
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      // nginx buffers answers otherwise, and nothing arrives until the buffer is full.
      'X-Accel-Buffering': 'no',
    },
  });
}
