import { adminOperations } from '@/lib/api/admin-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getFigures } from '@/lib/overview/get-figures';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(adminOperations.getFigures, ({ actor, query }) =>
    getFigures({ actor, range: query.range, now: new Date() }),
  ),
});
