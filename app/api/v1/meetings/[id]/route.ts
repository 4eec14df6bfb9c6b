import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineRoute } from '@/lib/http/define-route';
import { findMeetingToManage } from '@/lib/meetings/find-meeting-with-room';
import { toMeetingView } from '@/lib/meetings/to-meeting-view';

export const GET = defineRoute(meetingOperations.getMeeting, async ({ actor, params }) =>
  toMeetingView(await findMeetingToManage(params.id, actor), actor),
);
