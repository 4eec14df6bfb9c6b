import { doorOperations } from '@/lib/api/door-operations';
import { signalWaiting } from '@/lib/door/signal-waiting';
import { readWaitingPasses } from '@/lib/door/waiting-pass';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(doorOperations.signalWaiting, async ({ actor, params, body, request }) => {
    const passes = readWaitingPasses(request.headers.get('cookie'));
    const place = await signalWaiting({ slug: params.name, waitingId: params.id, signal: body, actor, passes });
    return place ?? respond({ status: 204 });
  }),
});
