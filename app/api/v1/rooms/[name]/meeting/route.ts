import { roomOperations } from '@/lib/api/room-operations';
import { addressOfRequest } from '@/lib/auth/address-of-request';
import { requireFreeWay } from '@/lib/door/require-free-way';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { findMeetingWithRoom } from '@/lib/meetings/find-meeting-with-room';
import { findRoomToEnter } from '@/lib/meetings/find-room-for';
import { newcomerOf } from '@/lib/meetings/limit-guest-creates';
import { openMeeting } from '@/lib/meetings/open-meeting';
import { tellRefusal } from '@/lib/meetings/refuse-for-now';
import { toGatheringView } from '@/lib/meetings/to-meeting-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(roomOperations.openMeeting, async ({ actor, params, request }) => {
    const room = await findRoomToEnter(params.name, actor);
    requireFreeWay(actor, room.room);
    const meeting = await tellRefusal(actor, openMeeting(room, newcomerOf(actor, addressOfRequest(request))));
    return toGatheringView(await findMeetingWithRoom(meeting.id), actor);
  }),
});
