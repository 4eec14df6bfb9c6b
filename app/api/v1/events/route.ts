import { eventOperations } from '@/lib/api/event-operations';
import { openEventStream } from '@/lib/events/open-event-stream';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/call-pass';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(eventOperations.streamEvents, async ({ actor, request }) => {
    const meetingIds = new Set(readCallPasses(request.headers.get('cookie')).map(({ meetingId }) => meetingId));
    return openEventStream({ actor, meetingIds, signal: request.signal });
  }),
});
