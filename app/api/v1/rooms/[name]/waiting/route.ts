import { doorOperations } from '@/lib/api/door-operations';
import { listWaiting } from '@/lib/door/list-waiting';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(doorOperations.listWaiting, async ({ actor, params, request }) => ({
    items: await listWaiting({ slug: params.name, actor, passes: readCallPasses(request.headers.get('cookie')) }),
    nextCursor: null,
  })),
});
