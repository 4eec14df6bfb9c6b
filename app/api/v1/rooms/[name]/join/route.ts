import { roomOperations } from '@/lib/api/room-operations';
import { addressOfRequest } from '@/lib/auth/address-of-request';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { makePassCookies } from '@/lib/meetings/call-pass';
import { joinRoom } from '@/lib/meetings/join-room';
import { tellRefusal } from '@/lib/meetings/refuse-for-now';
import { toJoinAnswer } from '@/lib/meetings/to-join-answer';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(roomOperations.joinRoom, async ({ actor, params, body, request }) => {
    const asked = { slug: params.name, input: body, actor, address: addressOfRequest(request) };
    const joined = await tellRefusal(actor, joinRoom(asked));
    const pass = { sessionId: joined.participant.id, meetingId: joined.meeting.id, role: joined.participant.role };
    return respond({ body: toJoinAnswer(joined), cookies: makePassCookies(pass) });
  }),
});
