import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/call-pass';
import { endMeeting } from '@/lib/meetings/end-meeting';
import { findMeetingWithRoom } from '@/lib/meetings/find-meeting-with-room';
import { toGatheringView } from '@/lib/meetings/to-meeting-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(meetingOperations.endMeeting, async ({ actor, params, request }) => {
    await endMeeting({ meetingId: params.id, actor, passes: readCallPasses(request.headers.get('cookie')) });
    return toGatheringView(await findMeetingWithRoom(params.id), actor);
  }),
});
