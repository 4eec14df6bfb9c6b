import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { getMeeting } from '@/lib/meetings/get-meeting';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(meetingOperations.getMeeting, ({ actor, params, request }) =>
    getMeeting({ meetingId: params.id, actor, passes: readCallPasses(request.headers.get('cookie')) }),
  ),
});
