import { roomOperations } from '@/lib/api/room-operations';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { createRoom } from '@/lib/rooms/create-room';
import { listRooms } from '@/lib/rooms/list-rooms';

export const GET = defineRoute(roomOperations.listRooms, ({ actor, query }) => {
  const { owner, live, deleted, ...filter } = query;
  return listRooms({ actor, ...filter, isOwn: owner === 'me', isLive: live, isDeleted: deleted });
});

export const POST = defineRoute(roomOperations.createRoom, async ({ actor, body }) => {
  const room = await createRoom({ actor, input: body });
  return respond({ body: room, etag: room.version, headers: { Location: `/api/v1/rooms/${room.name}` } });
});
