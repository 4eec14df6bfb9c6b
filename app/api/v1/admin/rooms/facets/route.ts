import { adminOperations } from '@/lib/api/admin-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getRoomFacets } from '@/lib/rooms/get-room-facets';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(adminOperations.getRoomFacets, ({ actor }) => getRoomFacets(actor)),
});
