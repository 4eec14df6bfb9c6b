import { platformOperations } from '@/lib/api/platform-operations';
import { defineRoute } from '@/lib/http/define-route';
import { listPlatforms } from '@/lib/platforms/list-platforms';

export const GET = defineRoute(platformOperations.listPlatforms, async ({ actor }) => ({
  items: await listPlatforms(actor),
  nextCursor: null,
}));
