import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/call-pass';
import { findMeetingToFollow } from '@/lib/meetings/find-meeting-with-room';
import { toMeetingView } from '@/lib/meetings/to-meeting-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(meetingOperations.getMeeting, async ({ actor, params, request }) => {
    const passes = readCallPasses(request.headers.get('cookie'));
    return toMeetingView(await findMeetingToFollow({ meetingId: params.id, actor, passes }), actor);
  }),
});
