import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';
import { tellRefusal } from '@/lib/meetings/joining/refuse-for-now';
import { cancelRelocation, relocateMeeting } from '@/lib/meetings/relocation/relocate-meeting';
import { toGatheringView } from '@/lib/meetings/to-meeting-view';
import { findMeetingWithRoom } from '@/lib/meetings/vendor-rooms/find-meeting-with-room';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(meetingOperations.relocateMeeting, async ({ actor, params, body, request }) => {
    const passes = readCallPasses(request.headers.get('cookie'));
    const id = await tellRefusal(actor, relocateMeeting({ meetingId: params.id, actor, passes, input: body }));
    return toGatheringView(await findMeetingWithRoom(id), actor);
  }),
  DELETE: defineRoute(meetingOperations.cancelRelocation, ({ actor, params }) =>
    cancelRelocation({ meetingId: params.id, actor }),
  ),
});
