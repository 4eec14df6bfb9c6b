import { hostLinkOperations } from '@/lib/api/host-link-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { createHostLink } from '@/lib/rooms/create-host-link';
import { listHostLinks } from '@/lib/rooms/list-host-links';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(hostLinkOperations.listHostLinks, async ({ actor, params }) => ({
    items: await listHostLinks({ actor, slug: params.name }),
    nextCursor: null,
  })),

  POST: defineRoute(hostLinkOperations.createHostLink, ({ actor, params, body }) =>
    createHostLink({ actor, slug: params.name, input: body }),
  ),
});
