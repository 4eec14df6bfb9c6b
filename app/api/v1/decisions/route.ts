import { adminOperations } from '@/lib/api/admin-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listDecisions } from '@/lib/migration/list-decisions';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(adminOperations.listDecisions, ({ actor, query }) => listDecisions(actor, query)),
});
