import { roomOperations } from '@/lib/api/room-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { restoreRoom } from '@/lib/rooms/restore-room';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(roomOperations.restoreRoom, async ({ actor, params }) => {
    const room = await restoreRoom({ actor, slug: params.name });
    return respond({ body: room, etag: room.version });
  }),
});
