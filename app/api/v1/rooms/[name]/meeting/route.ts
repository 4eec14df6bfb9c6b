import { roomOperations } from '@/lib/api/room-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { findMeetingWithRoom } from '@/lib/meetings/find-meeting-with-room';
import { findRoomToEnter } from '@/lib/meetings/find-room-for';
import { openMeeting } from '@/lib/meetings/open-meeting';
import { toMeetingView } from '@/lib/meetings/to-meeting-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(roomOperations.openMeeting, async ({ actor, params }) => {
    const meeting = await openMeeting(await findRoomToEnter(params.name, actor));
    return toMeetingView(await findMeetingWithRoom(meeting.id), actor);
  }),
});
