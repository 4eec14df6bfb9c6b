import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineRoute } from '@/lib/http/define-route';
import { listParticipants } from '@/lib/meetings/list-participants';

export const GET = defineRoute(meetingOperations.listParticipants, async ({ actor, params }) => ({
  items: await listParticipants({ meetingId: params.id, actor }),
  nextCursor: null,
}));
