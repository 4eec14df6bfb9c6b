import { platformOperations } from '@/lib/api/platform-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { setPlatformState } from '@/lib/platforms/set-platform-state';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  PATCH: defineRoute(platformOperations.setPlatformState, async ({ actor, params, body, ifMatch }) => {
    const platform = await setPlatformState({ actor, platformId: params.id, input: body, ifMatch });
    return respond({ body: platform, etag: platform.version });
  }),
});
