import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/call-pass';
import { getMeeting } from '@/lib/meetings/get-meeting';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(meetingOperations.getMeeting, ({ actor, params, request }) =>
    getMeeting({ meetingId: params.id, actor, passes: readCallPasses(request.headers.get('cookie')) }),
  ),
});
