import { roomOperations } from '@/lib/api/room-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { previewDecision } from '@/lib/migration/preview-decision';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(roomOperations.getRoomDecision, ({ actor, params, query }) =>
    previewDecision({ slug: params.name, actor, isForNextMeeting: query.meeting === 'next' }),
  ),
});
