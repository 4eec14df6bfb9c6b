import { subscribeToChanges } from './event-hub';
import { type ChangeListener, mayHearChange } from './may-hear-change';
import type { Change } from './publish-change';

/** Often enough that proxies, which close silent connections after a minute or so, keep this one. */
const HEARTBEAT_MS = 15_000;

/** A stream of the changes that one listener may hear of. */
export function openEventStream(listener: ChangeListener & { readonly signal: AbortSignal }): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = (change: Change) => {
        if (!mayHearChange(listener, change)) return;
        const { topic, room, meetingId } = change;
        write(
          `event: change\ndata: ${JSON.stringify({ topic, room: room ?? null, meetingId: meetingId ?? null })}\n\n`,
        );
      };
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
      const close = () => {
        stop();
        controller.close();
      };
      const unsubscribe = subscribeToChanges(tell, close);
      stop = () => {
        stop = () => {};
        clearInterval(heartbeat);
        unsubscribe();
      };
      listener.signal.addEventListener('abort', () => stop());
      write('retry: 2000\n\n');
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      // nginx buffers answers otherwise, and nothing arrives until the buffer is full.
      'X-Accel-Buffering': 'no',
    },
  });
}
