import { roomOperations } from '@/lib/api/room-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { releaseName } from '@/lib/rooms/release-name';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(roomOperations.releaseName, ({ actor, params }) => releaseName({ actor, slug: params.name })),
});
