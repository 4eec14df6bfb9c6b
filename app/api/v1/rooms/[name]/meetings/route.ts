import { roomOperations } from '@/lib/api/room-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listMeetingsOfRoom } from '@/lib/meetings/find-meeting-with-room';
import { findRoomToManage } from '@/lib/meetings/find-room-for';
import { toMeetingView } from '@/lib/meetings/to-meeting-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(roomOperations.listMeetings, async ({ actor, params, query }) => {
    const { room } = await findRoomToManage(params.name, actor);
    const page = await listMeetingsOfRoom(room.id, query);
    return { items: page.items.map((meeting) => toMeetingView(meeting, actor)), nextCursor: page.nextCursor };
  }),
});
