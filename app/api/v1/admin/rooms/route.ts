import { adminOperations } from '@/lib/api/admin-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listAdminRooms } from '@/lib/rooms/list-admin-rooms';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(adminOperations.listAdminRooms, ({ actor, query }) => listAdminRooms(actor, query)),
});
