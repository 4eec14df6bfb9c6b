import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/call-pass';
import { signalSession } from '@/lib/meetings/signal-session';

/** POST for beacons, which can't PUT. */
export const POST = defineRoute(meetingOperations.signalSession, async ({ params, body, request }) => {
  await signalSession({ sessionId: params.id, signal: body, passes: readCallPasses(request.headers.get('cookie')) });
});

export const PUT = POST;
