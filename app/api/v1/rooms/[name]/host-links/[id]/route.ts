import { hostLinkOperations } from '@/lib/api/host-link-operations';
import { defineRoute } from '@/lib/http/define-route';
import { revokeHostLink } from '@/lib/rooms/revoke-host-link';

export const DELETE = defineRoute(hostLinkOperations.revokeHostLink, ({ actor, params }) =>
  revokeHostLink({ actor, slug: params.name, linkId: params.id }),
);
