import { platformOperations } from '@/lib/api/platform-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listForeignRooms } from '@/lib/platforms/list-foreign-rooms';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(platformOperations.listForeignRooms, ({ actor, params }) =>
    listForeignRooms({ actor, platformId: params.id }),
  ),
});
