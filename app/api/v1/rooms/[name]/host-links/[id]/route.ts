import { hostLinkOperations } from '@/lib/api/host-link-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { revokeHostLink } from '@/lib/rooms/revoke-host-link';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  DELETE: defineRoute(hostLinkOperations.revokeHostLink, ({ actor, params }) =>
    revokeHostLink({ actor, slug: params.name, linkId: params.id }),
  ),
});
