import { adminOperations } from '@/lib/api/admin-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getAdminRoom } from '@/lib/rooms/get-admin-room';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(adminOperations.getAdminRoom, ({ actor, params }) => getAdminRoom(actor, params.name)),
});
