import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { findMeetingToManage } from '@/lib/meetings/find-meeting-with-room';
import { toMeetingView } from '@/lib/meetings/to-meeting-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(meetingOperations.getMeeting, async ({ actor, params }) =>
    toMeetingView(await findMeetingToManage(params.id, actor), actor),
  ),
});
