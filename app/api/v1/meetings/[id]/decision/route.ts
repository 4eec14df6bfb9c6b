import { meetingOperations } from '@/lib/api/meeting-operations';
import { AppError } from '@/lib/errors/app-error';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { findMeetingToManage } from '@/lib/meetings/vendor-rooms/find-meeting-with-room';
import { toDecisionView } from '@/lib/migration/to-decision-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(meetingOperations.getMeetingDecision, async ({ actor, params }) => {
    const { decision } = await findMeetingToManage(params.id, actor);
    if (!decision) throw new AppError('not-found', 'No decision was kept for this meeting.');
    return toDecisionView(decision, { actor, at: decision.at });
  }),
});
