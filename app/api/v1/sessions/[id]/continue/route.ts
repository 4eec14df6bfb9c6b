import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { makePassCookies, readCallPasses } from '@/lib/meetings/joining/call-pass';
import { toJoinAnswer } from '@/lib/meetings/joining/to-join-answer';
import { continueSession } from '@/lib/meetings/relocation/continue-session';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(meetingOperations.continueSession, async ({ actor, params, body, request }) => {
    const joined = await continueSession({
      sessionId: params.id,
      consent: body.consent,
      passes: readCallPasses(request.headers.get('cookie')),
    });
    const { participant, meeting, hostLinkId } = joined;
    const pass = { sessionId: participant.id, meetingId: meeting.id, role: participant.role };
    const cookies = makePassCookies(hostLinkId === null ? pass : { ...pass, hostLinkId });
    return respond({ body: toJoinAnswer(joined, actor), cookies });
  }),
});
