import { roomOperations } from '@/lib/api/room-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { createRoom } from '@/lib/rooms/create-room';
import { listRooms } from '@/lib/rooms/list-rooms';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(roomOperations.listRooms, ({ actor, query }) => {
    const { owner, live, deleted, ...filter } = query;
    return listRooms({ actor, ...filter, isOwn: owner === 'me', isLive: live, isDeleted: deleted });
  }),

  POST: defineRoute(roomOperations.createRoom, async ({ actor, body }) => {
    const room = await createRoom({ actor, input: body });
    return respond({ body: room, etag: room.version, headers: { Location: `/api/v1/rooms/${room.name}` } });
  }),
});
