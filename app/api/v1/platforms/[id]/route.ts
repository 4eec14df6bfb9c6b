import { platformOperations } from '@/lib/api/platform-operations';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { setPlatformState } from '@/lib/platforms/set-platform-state';

export const PATCH = defineRoute(platformOperations.setPlatformState, async ({ actor, params, body, ifMatch }) => {
  const platform = await setPlatformState({ actor, platformId: params.id, input: body, ifMatch });
  return respond({ body: platform, etag: platform.version });
});
