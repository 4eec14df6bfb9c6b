import { eventOperations } from '@/lib/api/event-operations';
import { readWaitingPasses } from '@/lib/door/waiting-pass';
import { openEventStream } from '@/lib/events/open-event-stream';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/call-pass';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(eventOperations.streamEvents, async ({ actor, request }) => {
    const cookies = request.headers.get('cookie');
    const passes = { callPasses: readCallPasses(cookies), waitingPasses: readWaitingPasses(cookies) };
    return openEventStream({ actor, ...passes, signal: request.signal });
  }),
});
