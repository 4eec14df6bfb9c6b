import type { Actor } from '@/lib/access/actor';
import { roomOperations } from '@/lib/api/room-operations';
import { addressOfRequest } from '@/lib/auth/address-of-request';
import { placeInLineOf } from '@/lib/door/must-wait';
import { makeWaitingCookie, readWaitingPasses } from '@/lib/door/waiting-pass';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { type Answer, respond } from '@/lib/http/respond';
import { makePassCookies, readCallPasses } from '@/lib/meetings/joining/call-pass';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import type { Joined } from '@/lib/meetings/joining/joined';
import { tellRefusal } from '@/lib/meetings/joining/refuse-for-now';
import { toJoinAnswer } from '@/lib/meetings/joining/to-join-answer';

/**
 * Next.js watches what a route reads of its request, to find out whether it could be answered ahead. Hundreds join at
 * the same moment, and each would pay for that.
 */
export const dynamic = 'force-dynamic';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(roomOperations.joinRoom, async ({ actor, params, body, request }) => {
    const cookies = request.headers.get('cookie');
    const asked = {
      slug: params.name,
      input: body,
      actor,
      address: addressOfRequest(request),
      callPasses: readCallPasses(cookies),
      waitingPasses: readWaitingPasses(cookies),
    };
    return tellRefusal(actor, joinRoom(asked)).then((joined) => answerJoined(joined, actor), answerWaiting);
  }),
});

function answerJoined(joined: Joined, actor: Actor): Answer {
  const { participant, meeting, hostLinkId } = joined;
  const pass = { sessionId: participant.id, meetingId: meeting.id, role: participant.role };
  const cookies = makePassCookies(hostLinkId === null ? pass : { ...pass, hostLinkId });
  return respond({ body: toJoinAnswer(joined, actor), cookies });
}

/** Having to wait is no failure. */
function answerWaiting(error: unknown): Answer {
  const line = placeInLineOf(error);
  if (!line) throw error;
  return respond({ status: 202, body: { waiting: line.place }, cookies: [makeWaitingCookie(line.pass)] });
}
