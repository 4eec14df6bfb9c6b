import { platformOperations } from '@/lib/api/platform-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { foreseeStateChange } from '@/lib/platforms/foresee-state-change';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(platformOperations.previewPlatformState, ({ actor, params, query }) =>
    foreseeStateChange({ actor, platformId: params.id, state: query.state, now: new Date() }),
  ),
});
