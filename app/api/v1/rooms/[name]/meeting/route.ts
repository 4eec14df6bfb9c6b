import { roomOperations } from '@/lib/api/room-operations';
import { addressOfRequest } from '@/lib/auth/address-of-request';
import { requireFreeWay } from '@/lib/door/require-free-way';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { findRoomToEnter } from '@/lib/meetings/joining/find-room-for';
import { newcomerOf } from '@/lib/meetings/joining/limit-guest-creates';
import { openMeeting } from '@/lib/meetings/joining/open-meeting';
import { tellRefusal } from '@/lib/meetings/joining/refuse-for-now';
import { toGatheringView } from '@/lib/meetings/to-meeting-view';
import { findMeetingWithRoom } from '@/lib/meetings/vendor-rooms/find-meeting-with-room';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(roomOperations.openMeeting, async ({ actor, params, request }) => {
    const room = await findRoomToEnter(params.name, actor);
    requireFreeWay(actor, room.room);
    const meeting = await tellRefusal(actor, openMeeting(room, newcomerOf(actor, addressOfRequest(request))));
    return toGatheringView(await findMeetingWithRoom(meeting.id), actor);
  }),
});
