import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { endMeeting } from '@/lib/meetings/ending/end-meeting';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';
import { toGatheringView } from '@/lib/meetings/to-meeting-view';
import { findMeetingWithRoom } from '@/lib/meetings/vendor-rooms/find-meeting-with-room';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(meetingOperations.endMeeting, async ({ actor, params, request }) => {
    await endMeeting({ meetingId: params.id, actor, passes: readCallPasses(request.headers.get('cookie')) });
    return toGatheringView(await findMeetingWithRoom(params.id), actor);
  }),
});
