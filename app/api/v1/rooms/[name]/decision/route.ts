import { roomOperations } from '@/lib/api/room-operations';
import { defineRoute } from '@/lib/http/define-route';
import { previewDecision } from '@/lib/migration/preview-decision';

export const GET = defineRoute(roomOperations.getRoomDecision, ({ actor, params, query }) =>
  previewDecision({ slug: params.name, actor, isForNextMeeting: query.meeting === 'next' }),
);
