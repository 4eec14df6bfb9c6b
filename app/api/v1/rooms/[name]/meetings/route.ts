import { roomOperations } from '@/lib/api/room-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { findRoomToManage } from '@/lib/meetings/joining/find-room-for';
import { listMeetings } from '@/lib/meetings/list-meetings';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(roomOperations.listMeetings, async ({ actor, params, query }) => {
    const { room } = await findRoomToManage(params.name, actor);
    return listMeetings({ roomId: room.id, paging: query, actor });
  }),
});
