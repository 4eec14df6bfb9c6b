import { platformOperations } from '@/lib/api/platform-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { tryPlatform } from '@/lib/platforms/try-platform';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(platformOperations.tryPlatform, async ({ actor, params }) => {
    const platform = await tryPlatform({ actor, platformId: params.id });
    return respond({ body: platform, etag: platform.version });
  }),
});
