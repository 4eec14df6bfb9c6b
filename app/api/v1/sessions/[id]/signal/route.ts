import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/call-pass';
import { signalSession } from '@/lib/meetings/signal-session';

const signal = defineRoute(meetingOperations.signalSession, async ({ params, body, request }) => {
  await signalSession({ sessionId: params.id, signal: body, passes: readCallPasses(request.headers.get('cookie')) });
});

/** POST for beacons, which can't PUT. */
export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({ POST: signal, PUT: signal });
