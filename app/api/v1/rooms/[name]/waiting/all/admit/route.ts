import { doorOperations } from '@/lib/api/door-operations';
import { admitAllWaiting } from '@/lib/door/decide-waiting';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(doorOperations.admitAllWaiting, async ({ actor, params, body, request }) => {
    const passes = readCallPasses(request.headers.get('cookie'));
    const items = await admitAllWaiting({ slug: params.name, waitingIds: body.ids ?? null, actor, passes });
    return { items, nextCursor: null };
  }),
});
