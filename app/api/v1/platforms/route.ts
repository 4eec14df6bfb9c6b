import { platformOperations } from '@/lib/api/platform-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listPlatforms } from '@/lib/platforms/list-platforms';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(platformOperations.listPlatforms, async ({ actor }) => ({
    items: await listPlatforms(actor),
    nextCursor: null,
  })),
});
