import { hostLinkOperations } from '@/lib/api/host-link-operations';
import { defineRoute } from '@/lib/http/define-route';
import { createHostLink } from '@/lib/rooms/create-host-link';
import { listHostLinks } from '@/lib/rooms/list-host-links';

export const GET = defineRoute(hostLinkOperations.listHostLinks, async ({ actor, params }) => ({
  items: await listHostLinks({ actor, slug: params.name }),
  nextCursor: null,
}));

export const POST = defineRoute(hostLinkOperations.createHostLink, ({ actor, params, body }) =>
  createHostLink({ actor, slug: params.name, input: body }),
);
