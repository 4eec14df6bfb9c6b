import { hostLinkOperations } from '@/lib/api/host-link-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { checkHostKey } from '@/lib/rooms/check-host-key';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(hostLinkOperations.checkHostKey, ({ params, body }) =>
    checkHostKey({ slug: params.name, hostKey: body.hostKey }),
  ),
});
