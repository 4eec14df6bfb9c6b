import { eventOperations } from '@/lib/api/event-operations';
import { readWaitingPasses } from '@/lib/door/waiting-pass';
import { openEventStream } from '@/lib/events/open-event-stream';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';

/** Null for anything that this stream never sent. */
function readEventId(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(eventOperations.streamEvents, async ({ actor, query, request }) => {
    const cookies = request.headers.get('cookie');
    const passes = { callPasses: readCallPasses(cookies), waitingPasses: readWaitingPasses(cookies) };
    // The browser's own word wins: it comes back by itself with the address that it first had.
    const after = readEventId(request.headers.get('last-event-id')) ?? query.after ?? null;
    return openEventStream({ actor, ...passes, after, signal: request.signal });
  }),
});
