import { meetingOperations } from '@/lib/api/meeting-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listParticipants } from '@/lib/meetings/list-participants';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(meetingOperations.listParticipants, async ({ actor, params }) => ({
    items: await listParticipants({ meetingId: params.id, actor }),
    nextCursor: null,
  })),
});
