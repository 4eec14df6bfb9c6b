import { adminOperations } from '@/lib/api/admin-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getOverview } from '@/lib/overview/get-overview';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(adminOperations.getOverview, ({ actor }) => getOverview(actor)),
});
