import { doorOperations } from '@/lib/api/door-operations';
import { decideWaiting } from '@/lib/door/decide-waiting';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(doorOperations.admitWaiting, async ({ actor, params, request }) => {
    const passes = readCallPasses(request.headers.get('cookie'));
    return decideWaiting({ slug: params.name, waitingId: params.id, actor, passes, decision: 'admitted' });
  }),
});
