import { adminOperations } from '@/lib/api/admin-operations';
import { defineRoute } from '@/lib/http/define-route';
import { listAdminRooms } from '@/lib/rooms/list-admin-rooms';

export const GET = defineRoute(adminOperations.listAdminRooms, ({ actor, query }) => listAdminRooms(actor, query));
