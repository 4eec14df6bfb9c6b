import { roomOperations } from '@/lib/api/room-operations';
import { readWaitingPasses } from '@/lib/door/waiting-pass';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';
import { deleteRoom } from '@/lib/rooms/delete-room';
import { getRoom } from '@/lib/rooms/get-room';
import { updateRoom } from '@/lib/rooms/update-room';
import type { RoomView } from '@/lib/schemas/room';

/** The version as an ETag, and the address of today where the room was asked for by an earlier name. */
function answerRoom(room: RoomView) {
  return respond({ body: room, etag: room.version, headers: { 'Content-Location': `/api/v1/rooms/${room.name}` } });
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(roomOperations.getRoom, async ({ actor, params, request }) => {
    const cookies = request.headers.get('cookie');
    const passes = { callPasses: readCallPasses(cookies), waitingPasses: readWaitingPasses(cookies) };
    return answerRoom(await getRoom({ actor, slug: params.name, passes }));
  }),

  PATCH: defineRoute(roomOperations.updateRoom, async ({ actor, params, body, ifMatch }) =>
    answerRoom(await updateRoom({ actor, slug: params.name, changes: body, ifMatch })),
  ),

  DELETE: defineRoute(roomOperations.deleteRoom, ({ actor, params, query, ifMatch }) =>
    deleteRoom({ actor, slug: params.name, ifMatch, when: query.when }),
  ),
});
